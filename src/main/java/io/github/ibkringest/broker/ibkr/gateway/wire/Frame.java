package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One message as it came: the bytes behind the length. Immutable.
 *
 * <p>Up to server version 200 a message is a list of texts, each ended by a zero byte. They are UTF-8, or Latin-1 from a
 * gateway on Windows in a language other than English.
 */
public final class Frame {

    /** No message of the protocol comes near it. */
    static final int MOST_FIELDS = 8_192;

    private final byte[] payload;

    private Frame(byte[] payload) {
        this.payload = payload;
    }

    /** A frame of bytes that nobody changes any more. */
    public static Frame of(byte[] payload) {
        return new Frame(payload.clone());
    }

    /** A frame of fields, as the gateway would write them. */
    public static Frame ofFields(List<String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field).append('\0'));
        return new Frame(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How many bytes it has. */
    public int size() {
        return payload.length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return payload.clone();
    }

    /**
     * The texts; the first is the number of the message.
     *
     * @throws BrokenFrameException when the last text does not end, which would make a wrong value of a cut one, or when
     *     there are more texts than any message has
     */
    public List<String> fields() {
        if (payload.length == 0 || payload[payload.length - 1] != 0) {
            throw new BrokenFrameException("its last field does not end");
        }
        int count = count();
        if (count > MOST_FIELDS) {
            throw new BrokenFrameException("it has " + count + " fields, more than any message");
        }
        List<String> fields = new ArrayList<>(count);
        String text = text();
        int from = 0;
        for (int end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', from)) {
            fields.add(text.substring(from, end));
            from = end + 1;
        }
        return fields;
    }

    private int count() {
        int count = 0;
        for (byte each : payload) {
            if (each == 0) {
                count++;
            }
        }
        return count;
    }

    private String text() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    /** How long it is; never what it says, for that is account data. */
    @Override
    public String toString() {
        return "a frame of " + payload.length + " bytes";
    }
}
