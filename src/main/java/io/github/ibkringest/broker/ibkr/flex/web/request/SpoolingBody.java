package io.github.ibkringest.broker.ibkr.flex.web.request;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the body of an answer to a file, up to a limit, in constant memory. */
final class SpoolingBody implements HttpResponse.BodySubscriber<Path>, AutoCloseable {

    private final CompletableFuture<Path> done = new CompletableFuture<>();
    private final Path file;
    private final long limit;
    private final FileChannel out;
    private Flow.Subscription subscription;
    private long count;

    SpoolingBody(Path file, long limit) throws IOException {
        this.file = file;
        this.limit = limit;
        this.out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** The body is larger than allowed. */
    static final class TooLarge extends IOException {
        TooLarge(long limit) {
            super("the answer is larger than " + limit + " bytes");
        }
    }

    @Override
    public CompletionStage<Path> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (ByteBuffer buffer : buffers) {
                write(buffer);
            }
        } catch (IOException e) {
            subscription.cancel();
            onError(e);
        }
    }

    private void write(ByteBuffer buffer) throws IOException {
        count += buffer.remaining();
        if (count > limit) {
            throw new TooLarge(limit);
        }
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        close();
        done.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        close();
        done.complete(file);
    }

    /** Ends the writing; what arrives later is lost, and does not spoil a file that somebody else writes by then. */
    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }
}
