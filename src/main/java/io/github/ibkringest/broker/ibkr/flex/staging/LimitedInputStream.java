package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bytes and refuses to go past a limit, so that a small archive cannot unpack into a full disk. */
public final class LimitedInputStream extends FilterInputStream {

    private final long limit;
    private final FlexDocument document;
    private final Progress progress;
    private long count;

    /** Passes at most {@code limit} bytes of a document on. */
    public LimitedInputStream(InputStream in, long limit, FlexDocument document, Progress progress) {
        super(in);
        this.limit = limit;
        this.document = document;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            add(1);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            add(read);
        }
        return read;
    }

    private void add(int read) {
        count += read;
        progress.reading(document.name(), count, document.size());
        if (count > limit) {
            throw new UnreadablePayloadException(document.name() + " is larger than " + limit
                    + " bytes (setting flex.max-bytes); nothing was imported");
        }
    }
}
