package io.github.ibkringest.broker.ibkr.gateway.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Writes frames as lines of JSON: first a line about the session, then one for each frame, with the moment at which it came
 * and its fields. A frame that is no list of UTF-8 texts is written as its bytes, so that none changes on the way. Stateless.
 */
public final class FrameLines {

    static final String FORMAT = "ibkr-gateway-frames";
    static final String FORMAT_NAME = "format";
    static final String GATEWAY = "gateway";
    static final String VERSION = "version";
    static final String TIME = "time";
    static final String ZONE = "zone";
    static final String ACCOUNTS = "accounts";
    static final String OPEN_ORDERS = "openOrders";
    static final String AT = "at";
    static final String FIELDS = "fields";
    static final String BYTES = "bytes";

    private static final JsonFactory JSON = new JsonFactory();

    private FrameLines() {}

    /** The bytes of a document. */
    public static byte[] write(FrameDocument document) {
        StringWriter lines = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(lines)) {
            json.setRootValueSeparator(null);
            header(json, document.header());
            for (Received received : document.frames()) {
                frame(json, received);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("frames are always JSON", e);
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void header(JsonGenerator json, FramesHeader header) throws IOException {
        json.writeStartObject();
        json.writeStringField(FORMAT_NAME, FORMAT);
        json.writeStringField(GATEWAY, header.gateway());
        json.writeStringField(VERSION, header.version().toString());
        json.writeStringField(TIME, header.connectionTime());
        json.writeStringField(ZONE, header.zone().getId());
        json.writeFieldName(ACCOUNTS);
        array(json, header.accounts());
        if (header.openOrdersAt() != null) {
            json.writeStringField(OPEN_ORDERS, header.openOrdersAt().toString());
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void frame(JsonGenerator json, Received received) throws IOException {
        json.writeStartObject();
        json.writeStringField(AT, received.at().toString());
        List<String> fields = texts(received.frame());
        if (fields == null) {
            json.writeStringField(
                    BYTES, Base64.getEncoder().encodeToString(received.frame().bytes()));
        } else {
            json.writeFieldName(FIELDS);
            array(json, fields);
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /** The fields of a frame, if they make the same frame again; otherwise null. */
    private static List<String> texts(Frame frame) {
        try {
            List<String> fields = frame.fields();
            return Frame.ofFields(fields).equals(frame) ? fields : null;
        } catch (BrokenFrameException e) {
            return null;
        }
    }

    private static void array(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
