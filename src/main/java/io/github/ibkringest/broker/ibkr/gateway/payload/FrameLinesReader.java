package io.github.ibkringest.broker.ibkr.gateway.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.FrameAssembler;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import io.github.ibkringest.broker.record.Payload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link FrameLines} wrote. Stateless. */
public final class FrameLinesReader {

    private static final JsonFactory JSON = new JsonFactory();

    private FrameLinesReader() {}

    /**
     * The document of some bytes.
     *
     * @param name what people call the payload
     * @throws UnreadablePayloadException when the bytes are none
     */
    public static FrameDocument read(String name, Payload.Content content) {
        int line = 0;
        try (InputStream in = content.open();
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            line++;
            FramesHeader header = header(values(lines.readLine()));
            List<Received> frames = new ArrayList<>();
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                frames.add(frame(values(text), header.version()));
            }
            return new FrameDocument(header, frames);
        } catch (IOException | RuntimeException e) {
            throw new UnreadablePayloadException(
                    name + " holds no frames of a gateway, as line " + line + " shows: " + e.getMessage(), e);
        }
    }

    private static FramesHeader header(Map<String, List<String>> values) {
        String format = one(values, FrameLines.FORMAT_NAME);
        if (!format.equals(FrameLines.FORMAT)) {
            throw new IllegalArgumentException("the format is " + format + ", not " + FrameLines.FORMAT);
        }
        return new FramesHeader(
                one(values, FrameLines.GATEWAY),
                new ServerVersion(Integer.parseInt(one(values, FrameLines.VERSION))),
                one(values, FrameLines.TIME),
                ZoneId.of(one(values, FrameLines.ZONE)),
                all(values, FrameLines.ACCOUNTS),
                values.containsKey(FrameLines.OPEN_ORDERS) ? Instant.parse(one(values, FrameLines.OPEN_ORDERS)) : null);
    }

    private static Received frame(Map<String, List<String>> values, ServerVersion version) {
        Frame frame = values.containsKey(FrameLines.BYTES)
                ? Frame.of(Base64.getDecoder().decode(one(values, FrameLines.BYTES)))
                : Frame.ofFields(all(values, FrameLines.FIELDS));
        if (frame.size() > FrameAssembler.MOST_BYTES) {
            throw new IllegalArgumentException("a frame has " + frame.size() + " bytes");
        }
        return new Received(frame, MessageDecoder.decode(frame, version), Instant.parse(one(values, FrameLines.AT)));
    }

    private static String one(Map<String, List<String>> values, String name) {
        List<String> all = all(values, name);
        if (all.size() != 1) {
            throw new IllegalArgumentException(name + " is stated " + all.size() + " times");
        }
        return all.get(0);
    }

    private static List<String> all(Map<String, List<String>> values, String name) {
        List<String> all = values.get(name);
        if (all == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return all;
    }

    /** The texts of a line by name: a text alone, or an array of texts. */
    private static Map<String, List<String>> values(String line) throws IOException {
        if (line == null) {
            throw new IllegalArgumentException("there is none");
        }
        Map<String, List<String>> values = new HashMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            expect(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                values.put(name, json.nextToken() == JsonToken.START_ARRAY ? texts(json) : List.of(json.getText()));
            }
            expect(json.currentToken(), JsonToken.END_OBJECT);
        }
        return values;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        expect(json.currentToken(), JsonToken.END_ARRAY);
        return texts;
    }

    private static void expect(JsonToken found, JsonToken wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException("there is " + found + " where " + wanted + " should be");
        }
    }
}
