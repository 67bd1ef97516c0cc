package io.github.ibkringest.broker.ibkr.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.FrameAssembler;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever bytes come, each gives messages or a sentence, and none takes more memory than its length is worth. */
class FrameFuzzTest {

    /** Texts, the list of fields, the map of names and the record, for each byte of the frame. */
    private static final long BYTES_FOR_EACH = 200;

    private static final long ALWAYS = 100_000;

    /** The first ones load the classes. */
    private static final int WARM_UP = 500;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int read;
    private int unread;
    private int broken;

    @Test
    void shouldSurviveAnyBytes() {
        surviveAll(5_000);
    }

    @Test
    @Tag("slow")
    void shouldSurviveAHundredThousandInputs() {
        surviveAll(100_000);
    }

    private void surviveAll(int inputs) {
        for (int seed = 0; seed < inputs; seed++) {
            FrameFuzzer fuzzer = new FrameFuzzer(seed);
            ServerVersion version = new ServerVersion(fuzzer.version());
            byte[] bytes = fuzzer.next(version.number());
            long before = threads.getCurrentThreadAllocatedBytes();
            Throwable thrown = catchThrowable(() -> feed(bytes, version));
            long taken = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(thrown).as("seed %d", seed).isNull();
            if (seed >= WARM_UP) {
                assertThat(taken)
                        .as("bytes of memory for %d bytes of seed %d", bytes.length, seed)
                        .isLessThan(ALWAYS + BYTES_FOR_EACH * bytes.length);
            }
        }
        assertThat(read).as("inputs are good often enough").isGreaterThan(inputs / 4);
        assertThat(unread).as("inputs are unreadable often enough").isGreaterThan(inputs / 20);
        assertThat(broken).as("inputs are no frames often enough").isGreaterThan(inputs / 20);
    }

    private void feed(byte[] bytes, ServerVersion version) {
        FrameAssembler assembler = new FrameAssembler();
        assembler.accept(bytes, 0, bytes.length);
        try {
            for (Frame frame = assembler.poll(); frame != null; frame = assembler.poll()) {
                Message message = MessageDecoder.decode(frame, version);
                if (message instanceof Unread) {
                    unread++;
                } else {
                    assertThat(message.toString()).isNotEmpty();
                    read++;
                }
            }
        } catch (BrokenFrameException e) {
            assertThat(e).hasMessageContaining("bytes");
            broken++;
        }
    }
}
