package io.github.ibkringest.broker.ibkr.gateway.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameLinesTest {

    private static final ServerVersion VERSION = new ServerVersion(200);
    private static final FramesHeader HEADER = new FramesHeader(
            "live", VERSION, "20260825 20:11:30 CET", ZoneId.of("Europe/Berlin"), List.of("U1", "U2"), null);
    private static final Instant AT = Instant.parse("2026-08-25T18:11:30.123456Z");

    @Test
    void shouldKeepEveryByteOfEveryFrame() {
        Random random = new Random(7);
        List<Received> frames = Stream.of(
                        Frame.ofFields(List.of("4", "-1", "2104", "Größe\n\"ok\" \u0001", "")),
                        Frame.of("4\0\u00e4 in Latin-1\0".getBytes(StandardCharsets.ISO_8859_1)),
                        Frame.of("no end".getBytes(StandardCharsets.US_ASCII)),
                        Frame.of(bytes(random, 500)),
                        Frame.of(new byte[] {0}))
                .map(FrameLinesTest::received)
                .toList();
        FrameDocument document = new FrameDocument(HEADER.withOpenOrders(AT), frames);

        FrameDocument read = read(FrameLines.write(document));

        assertThat(read).isEqualTo(document);
        assertThat(FrameLines.write(read)).isEqualTo(FrameLines.write(document));
        assertThat(new String(FrameLines.write(document), StandardCharsets.UTF_8).lines())
                .hasSize(6)
                .element(1)
                .asString()
                .contains("2026-08-25T18:11:30.123456Z", "Größe");
    }

    /** Whatever lies there instead: a sentence with the line, and never anything else. */
    @Test
    void shouldSayWhereTheBytesAreNone() {
        String whole = new String(
                FrameLines.write(new FrameDocument(HEADER, List.of(received(Frame.ofFields(List.of("53", "1")))))),
                StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("line 1");
        assertThatThrownBy(() -> read(bytes("<FlexQueryResponse/>"))).hasMessageContaining("line 1");
        assertThatThrownBy(() -> read(bytes(whole.replace("\"200\"", "\"999\""))))
                .hasMessageContaining("line 1");
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = bytes(whole);
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            int length = random.nextInt(broken.length + 1);
            try {
                read(Arrays.copyOf(broken, length));
            } catch (UnreadablePayloadException e) {
                assertThat(e)
                        .hasMessageMatching("(?s)the payload holds no frames of a gateway, as line [12] shows: .*");
            }
        }
    }

    private static FrameDocument read(byte[] bytes) {
        return FrameLinesReader.read("the payload", () -> new ByteArrayInputStream(bytes));
    }

    private static Received received(Frame frame) {
        return new Received(frame, MessageDecoder.decode(frame, VERSION), AT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Random random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
