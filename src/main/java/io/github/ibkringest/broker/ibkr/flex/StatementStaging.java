package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.UnreadablePayloadException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a document once from start to end: digest, size, check of the whole, rows into scratch files. */
final class StatementStaging {

    private final FlexSettings settings;
    private final ScratchFolder scratch;
    private String sha256;
    private long size;

    StatementStaging(FlexSettings settings, ScratchFolder scratch) {
        this.settings = settings;
        this.scratch = scratch;
    }

    StagedStatement stage(FlexDocument document, Progress progress) {
        RowShapes shapes = new RowShapes();
        StagedStatement staged = new StagedStatement(scratch, shapes);
        try (InputStream bytes = document.content().open();
                LimitedInputStream limited = new LimitedInputStream(bytes, settings.maxBytes(), document, progress);
                PayloadPacker packer = new PayloadPacker(limited, packed())) {
            parse(document, shapes, staged, packer);
            size = limited.count();
        } catch (IOException | UncheckedIOException e) {
            staged.close();
            throw new UnreadablePayloadException(document.name() + " can not be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            staged.close();
            throw e;
        }
        staged.complete();
        return staged;
    }

    private void parse(FlexDocument document, RowShapes shapes, StagedStatement staged, PayloadPacker packer)
            throws IOException {
        try {
            new StatementParser(settings, shapes, document.name()).parse(packer, staged);
            packer.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            packer.abandon();
            throw e;
        }
        sha256 = packer.finish();
    }

    private Path packed() {
        return scratch.file("payload.deflate");
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
                document.content(),
                () -> Files.newInputStream(packed()));
    }
}
