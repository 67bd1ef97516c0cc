package io.github.ibkringest.files;

import io.github.ibkringest.broker.record.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest by which content is known, as payloads have it. */
final class Digest {

    private static final int BLOCK = 1 << 16;

    private Digest() {}

    /**
     * Hex digest of a content, or null when it is larger than a limit.
     *
     * @throws IOException when it cannot be read
     */
    static String of(Payload.Content content, long limit) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream bytes = content.open()) {
            byte[] block = new byte[BLOCK];
            long size = 0;
            for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
                size += read;
                if (size > limit) {
                    return null;
                }
                digest.update(block, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
