package io.github.ibkringest.verify.data;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Reads the bytes of a payload and compares their digest with the one that was noted when it came. */
final class PayloadBytes {

    private static final int BUFFER = 1 << 16;

    private PayloadBytes() {}

    /** What is wrong with the bytes, a sentence; null when they are those that were delivered. */
    static String damageOf(KeptDocument document) {
        try (InputStream bytes = document.payload().open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            if (!sha256.equals(document.sha256())) {
                return "the bytes of the payload have the digest " + sha256 + ", and should have " + document.sha256();
            }
            return size == document.size()
                    ? null
                    : "the payload has " + size + " bytes, and should have " + document.size();
        } catch (IOException e) {
            return "the bytes of the payload cannot be unpacked: " + e.getMessage();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
