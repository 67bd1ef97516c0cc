package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The fake gateway's end of one connection. One thread reads it; any thread may send. */
public final class FakeConnection {

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private FakeFrames frames = new FakeFrames(200);
    private ManualTime passing;

    FakeConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** The messages of the version that was agreed on. */
    public FakeFrames frames() {
        return frames;
    }

    /** What was asked so far, without hello. */
    public List<List<String>> requests() {
        return requests;
    }

    /** Reads hello and answers with a version. */
    public FakeConnection greet(int version) throws IOException {
        readHello();
        frames = new FakeFrames(version);
        return send(List.of(Integer.toString(version), "20260825 20:11:30 Central European Standard Time"));
    }

    /** Reads hello, and says nothing. */
    public void readHello() throws IOException {
        byte[] api = in.readNBytes(4);
        if (!Arrays.equals(api, "API\0".getBytes(StandardCharsets.US_ASCII))) {
            throw new AssertionError("the client began with " + Arrays.toString(api));
        }
        String versions = new String(in.readNBytes(in.readInt()), StandardCharsets.US_ASCII);
        if (!versions.equals(ClientGrammar.HELLO)) {
            throw new AssertionError("the client speaks " + versions);
        }
    }

    /** Reads the start, tells accounts and next id, and answers the question for the accounts. */
    public FakeConnection ready(String accounts) throws IOException {
        expect("71");
        send(frames.accounts(accounts), frames.nextValidId(1));
        expect("17");
        return send(frames.accounts(accounts));
    }

    /** Reads the next request, which must be of that number. */
    public List<String> expect(String number) throws IOException {
        List<String> request = request();
        if (request == null || !request.get(0).equals(number)) {
            throw new AssertionError("request " + number + " was expected, and came " + request);
        }
        return request;
    }

    /** Reads requests up to one of that number; answers questions for the time on the way. */
    public List<String> await(String number) throws IOException {
        while (true) {
            List<String> request = request();
            if (request == null) {
                throw new EOFException("the client left before request " + number);
            }
            if (request.get(0).equals(number)) {
                return request;
            }
            if (request.get(0).equals("49")) {
                send(frames.currentTime(1_787_681_490L));
            }
        }
    }

    /** Reads the next request; null when the client has left. */
    public List<String> request() throws IOException {
        int first = firstByte();
        if (first < 0) {
            return null;
        }
        int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
        if (length <= 0 || length > 1_000) {
            throw new AssertionError("the client sends a frame of " + length + " bytes");
        }
        String text = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\0")) {
            throw new AssertionError("the client's last field does not end");
        }
        List<String> request = List.of(text.substring(0, text.length() - 1).split("\0", -1));
        requests.add(request);
        if (!ClientGrammar.allows(request)) {
            throw new AssertionError("the client sends what it never may: " + request);
        }
        return request;
    }

    /** From now on time passes while nothing comes from the client, until it asks something or leaves. */
    public void letTimePass(ManualTime time) {
        passing = time;
    }

    private int firstByte() throws IOException {
        while (passing != null) {
            socket.setSoTimeout(5);
            try {
                int first = in.read();
                passing = null;
                socket.setSoTimeout(0);
                return first;
            } catch (SocketTimeoutException e) {
                passing.pass(Duration.ofSeconds(1));
            }
        }
        return in.read();
    }

    /** Sends messages, all in one piece. */
    @SafeVarargs
    public final FakeConnection send(List<String>... messages) throws IOException {
        List<List<String>> all = new ArrayList<>();
        for (List<String> message : messages) {
            all.add(message);
        }
        return send(all);
    }

    /** Sends messages, all in one piece. */
    public FakeConnection send(Iterable<List<String>> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (List<String> fields : messages) {
            byte[] payload = (String.join("\0", fields) + "\0").getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(payload.length).array());
            bytes.writeBytes(payload);
        }
        return sendRaw(bytes.toByteArray());
    }

    /** Sends bytes as they are. */
    public synchronized FakeConnection sendRaw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Reads requests, and answers none, until the client leaves. */
    public void hang() throws IOException {
        while (request() != null) {
            // It may ask what it wants.
        }
    }

    /** Ends the connection, as a gateway that stops. */
    public void close() throws IOException {
        socket.close();
    }

    /** Breaks the connection, as a network that fails. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
