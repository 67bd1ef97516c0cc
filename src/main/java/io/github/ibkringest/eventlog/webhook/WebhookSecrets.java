package io.github.ibkringest.eventlog.webhook;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent to a webhook: {@code v1,} and the base64 of HMAC-SHA256 over {@code id.timestamp.body}. Each of several
 * secrets with blanks between them signs, so that they can be changed without a break. Source: Standard Webhooks 1.0.
 */
public final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final List<byte[]> keys;

    private WebhookSecrets(List<byte[]> keys) {
        this.keys = keys;
    }

    /**
     * Reads secrets.
     *
     * @throws IllegalArgumentException when one of them is none, without repeating it
     */
    public static WebhookSecrets of(String text) {
        List<byte[]> keys = new ArrayList<>();
        Arrays.stream(text.strip().split("\\s+")).forEach(secret -> keys.add(key(secret)));
        return new WebhookSecrets(keys);
    }

    static WebhookSecrets of(WebhookTarget target) throws IOException {
        if (target.secretFile() == null) {
            return of(target.secret().reveal());
        }
        try {
            return of(Files.readString(target.secretFile()));
        } catch (IOException e) {
            throw new IOException("the secret of the webhook " + target.name() + " cannot be read from "
                    + target.secretFile() + ": " + Reason.of(e));
        } catch (IllegalArgumentException e) {
            throw new IOException(target.secretFile() + ": " + e.getMessage());
        }
    }

    private static byte[] key(String secret) {
        try {
            byte[] key =
                    Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
            if (key.length >= SHORTEST && key.length <= LONGEST) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, without the secret
        }
        throw new IllegalArgumentException("the secret of a webhook is whsec_ and the base64 of " + SHORTEST + " to "
                + LONGEST + " bytes; make one with: echo whsec_$(openssl rand -base64 32)");
    }

    /** The value of the header {@code webhook-signature}. */
    String signature(String id, long timestamp, String body) {
        String signed = id + "." + timestamp + "." + body;
        return keys.stream().map(key -> "v1," + hmac(key, signed)).collect(Collectors.joining(" "));
    }

    private static String hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
