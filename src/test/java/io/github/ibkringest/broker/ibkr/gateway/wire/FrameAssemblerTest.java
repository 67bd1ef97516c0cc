package io.github.ibkringest.broker.ibkr.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameAssemblerTest {

    private final FrameAssembler assembler = new FrameAssembler();

    @Test
    void shouldMakeTheSameFramesHoweverTheBytesAreCut() {
        byte[] bytes = joined(framed("4|-1|2104|all is well|"), framed("53|1|"), framed("15|1|DU1,DU2,|"));
        for (int step = 1; step <= bytes.length; step++) {
            FrameAssembler cut = new FrameAssembler();
            for (int at = 0; at < bytes.length; at += step) {
                cut.accept(bytes, at, Math.min(step, bytes.length - at));
            }
            assertThat(drain(cut))
                    .as("steps of %d bytes", step)
                    .containsExactly(
                            List.of("4", "-1", "2104", "all is well"),
                            List.of("53", "1"),
                            List.of("15", "1", "DU1,DU2,"));
            assertThat(cut.isWithinFrame()).isFalse();
        }
    }

    @Test
    void shouldHandOutNothingOfAFrameThatIsCut() {
        byte[] bytes = framed("4|-1|2104|all is well|");
        assembler.accept(bytes, 0, bytes.length - 1);
        assertThat(assembler.poll()).isNull();
        assertThat(assembler.isWithinFrame()).isTrue();
    }

    @Test
    void shouldTakeNoMemoryForBytesThatAreOnlyAnnounced() {
        long before = allocated();
        for (int i = 0; i < 1_000; i++) {
            byte[] announced = ByteBuffer.allocate(5)
                    .putInt(FrameAssembler.MOST_BYTES)
                    .put((byte) 'x')
                    .array();
            FrameAssembler fresh = new FrameAssembler();
            fresh.accept(announced, 0, announced.length);
            assertThat(fresh.poll()).isNull();
        }
        assertThat(allocated() - before).isLessThan(100L * FrameAssembler.MOST_BYTES);
    }

    @Test
    void shouldGiveUpAtALengthThatCannotBeOneAndStillHandOutWhatCameBefore() {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, FrameAssembler.MOST_BYTES + 1, Integer.MAX_VALUE}) {
            FrameAssembler fresh = new FrameAssembler();
            byte[] bytes = joined(
                    framed("53|1|"),
                    ByteBuffer.allocate(Integer.BYTES).putInt(length).array(),
                    framed("102|"));
            fresh.accept(bytes, 0, bytes.length);
            assertThat(fresh.poll().fields()).containsExactly("53", "1");
            assertThatThrownBy(fresh::poll)
                    .isInstanceOf(BrokenFrameException.class)
                    .hasMessageContaining("uses another protocol");
        }
    }

    @Test
    void shouldRefuseAFrameWhoseLastFieldIsCut() {
        Frame cut = Frame.of("11|-1|257.9".replace('|', '\0').getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(cut::fields).isInstanceOf(BrokenFrameException.class).hasMessageContaining("does not end");
    }

    @Test
    void shouldRefuseMoreFieldsThanAnyMessageHas() {
        Frame zeros = Frame.of(new byte[FrameAssembler.MOST_BYTES]);
        assertThatThrownBy(zeros::fields)
                .isInstanceOf(BrokenFrameException.class)
                .hasMessageContaining("1048576");
    }

    @Test
    void shouldReadTextsInUtf8AndOtherwiseInLatin1() {
        String german = "4|-1|201|Auftrag abgelehnt: ungültig|".replace('|', '\0');
        assertThat(Frame.of(german.getBytes(StandardCharsets.UTF_8)).fields().get(3))
                .endsWith("ungültig");
        assertThat(Frame.of(german.getBytes(StandardCharsets.ISO_8859_1))
                        .fields()
                        .get(3))
                .endsWith("ungültig");
    }

    @Test
    void shouldNotTellWhatAFrameSays() {
        assertThat(Frame.ofFields(List.of("15", "1", "U1234567"))).hasToString("a frame of 14 bytes");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private static List<List<String>> drain(FrameAssembler assembler) {
        List<List<String>> all = new ArrayList<>();
        for (Frame frame = assembler.poll(); frame != null; frame = assembler.poll()) {
            all.add(frame.fields());
        }
        return all;
    }

    private static byte[] framed(String fields) {
        byte[] payload = fields.replace('|', '\0').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
