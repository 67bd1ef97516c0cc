package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FramesHeader;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import io.github.ibkringest.model.Dataset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Frames that cannot be read, in records. Stateless. */
final class LostFrame {

    private static final String FRAME = "#frame";
    private static final String VERSION = "#version";
    private static final String EXECUTION = "11\0";

    /** Stands for the zero byte, which JSON in the database cannot have; no text of single bytes has it. */
    private static final char END = '\u2400';

    private LostFrame() {}

    /** What a message of a number would have been about; null when it is about no record. */
    static Dataset datasetOf(int number) {
        return switch (number) {
            case 3, 5, 101 -> Dataset.ORDERS;
            case -1, 11, 59 -> Dataset.EXECUTIONS;
            default -> null;
        };
    }

    /** The frame, and how to read it. */
    static RecordText text(Frame frame, FramesHeader header) {
        return new RecordText()
                .put(FRAME, content(frame))
                .put(VERSION, header.version())
                .put(Moments.ZONE, header.zone());
    }

    /** All of a frame but the number of the request, which changes each time. */
    static String content(Frame frame) {
        String text = new String(frame.bytes(), StandardCharsets.ISO_8859_1);
        if (text.startsWith(EXECUTION)) {
            int end = text.indexOf('\0', EXECUTION.length());
            text = EXECUTION + "-1" + text.substring(Math.max(end, EXECUTION.length()));
        }
        return text.replace('\0', END);
    }

    static boolean is(RecordText text) {
        return text.get(FRAME) != null;
    }

    /** The records in a frame that can be read by now; none when it still cannot, or says too little by itself. */
    static GatewayRecords retried(RecordText text, Instant at) {
        FramesHeader header = new FramesHeader(
                "",
                new ServerVersion(Integer.parseInt(text.get(VERSION))),
                "",
                ZoneId.of(text.get(Moments.ZONE)),
                List.of(),
                null);
        Frame frame = Frame.of(text.get(FRAME).replace(END, '\0').getBytes(StandardCharsets.ISO_8859_1));
        Received received = new Received(frame, MessageDecoder.decode(frame, header.version()), at);
        return GatewayRecords.of(new FrameDocument(header, List.of(received)));
    }

    static String reason(Unread unread) {
        String what = unread.number() < 0 ? "a message" : "a message " + unread.number();
        return what + " of the gateway cannot be read: " + unread.reason()
                + "; report it with the versions of gateway and program";
    }
}
