package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementParser;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a document once from start to end: digest, size, check of the whole, rows into scratch files. */
public final class StatementStaging {

    private final FlexDocument document;
    private final FlexSettings settings;
    private final StagedStatement staged;
    private final Path packed;

    /** Reads that document into {@code staged}. */
    public StatementStaging(
            FlexDocument document, FlexSettings settings, ScratchFolder scratch, StagedStatement staged) {
        this.document = document;
        this.settings = settings;
        this.staged = staged;
        this.packed = scratch.file("payload.deflate");
    }

    /**
     * Fills the staged statement to its end.
     *
     * @throws RuntimeException what is wrong with the document; the staged statement has failed with the same
     */
    public void read(Progress progress) {
        try (InputStream bytes = document.content().open();
                LimitedInputStream limited = new LimitedInputStream(bytes, settings.maxBytes(), document, progress);
                PayloadPacker packer = new PayloadPacker(limited, packed)) {
            String sha256 = parse(packer);
            staged.complete(describe(sha256, limited.count()));
        } catch (IOException | UncheckedIOException e) {
            throw failed(new UnreadablePayloadException(document.name() + " cannot be read: " + Reason.of(e), e));
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            failed(new IllegalStateException(document.name() + " cannot be read: " + e, e));
            throw e;
        }
    }

    private RuntimeException failed(RuntimeException why) {
        staged.fail(why);
        return why;
    }

    private String parse(PayloadPacker packer) throws IOException {
        try {
            new StatementParser(settings, staged.shapes(), document.name()).parse(packer, staged);
            packer.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            packer.abandon();
            throw e;
        }
        return packer.finish();
    }

    private Payload describe(String sha256, long size) {
        return new Payload(
                document.source(),
                document.name(),
                staged.headers().mainSection().feed().label(),
                sha256,
                size,
                staged.headers().asOf(),
                staged.headers().period(),
                staged.accountsSoFar(),
                Instant.now(),
                staged.rows(),
                document.content(),
                () -> Files.newInputStream(packed));
    }
}
