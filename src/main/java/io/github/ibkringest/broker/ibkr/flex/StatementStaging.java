package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.UnreadablePayloadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Reads a document once from start to end: digest, size, check of the whole, rows into scratch files. */
final class StatementStaging {

    private final FlexSettings settings;
    private final Path scratch;
    private String sha256;
    private long size;

    StatementStaging(FlexSettings settings, Path scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    StagedStatement stage(FlexDocument document) {
        RowShapes shapes = new RowShapes();
        StagedStatement staged = new StagedStatement(scratch, shapes);
        MessageDigest digest = digest();
        try (InputStream bytes = document.content().open();
                LimitedInputStream limited = new LimitedInputStream(bytes, settings.maxBytes(), document.name());
                DigestInputStream digested = new DigestInputStream(limited, digest)) {
            new StatementParser(settings, shapes, document.name()).parse(digested, staged);
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            size = limited.count();
        } catch (IOException | UncheckedIOException e) {
            staged.close();
            throw new UnreadablePayloadException(document.name() + " can not be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            staged.close();
            throw e;
        }
        staged.complete();
        sha256 = HexFormat.of().formatHex(digest.digest());
        return staged;
    }

    Payload describe(FlexDocument document, StagedStatement staged) {
        return new Payload(
                document.source(),
                document.name(),
                staged.mainSection().feed().label(),
                sha256,
                size,
                staged.asOf(),
                staged.period(),
                staged.accounts(),
                Instant.now(),
                document.content());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
