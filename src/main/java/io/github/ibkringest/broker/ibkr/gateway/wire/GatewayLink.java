package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * One TCP connection to a gateway: sends requests, hands out frames. One thread uses it; {@link #close()} may be called
 * by any, and ends a wait for a frame.
 */
public final class GatewayLink implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final RequestWriter writer;
    private final PassingTime time;
    private final FrameAssembler assembler = new FrameAssembler();
    private final byte[] chunk = new byte[CHUNK];

    private GatewayLink(Socket socket, PassingTime time) throws IOException {
        this.socket = socket;
        this.time = time;
        in = socket.getInputStream();
        writer = new RequestWriter(socket.getOutputStream());
    }

    /**
     * Connects; says nothing yet.
     *
     * @throws IOException when nobody listens there, or nobody answers within the time
     */
    public static GatewayLink open(String host, int port, Duration patience, PassingTime time) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(patience.toMillis()));
            return new GatewayLink(socket, time);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Says hello and waits for the greeting.
     *
     * @throws LinkLostException when there is no answer within the time, or the connection ends
     * @throws BrokenFrameException when the answer is none of a gateway that can be read
     */
    public Greeting greet(Duration patience) {
        try {
            writer.write(new Request.Hello());
        } catch (IOException e) {
            throw broken(e);
        }
        Frame frame = next(patience)
                .orElseThrow(() -> new LinkLostException(
                        "the port accepts connections but does not answer; restart the gateway", null));
        return Greeting.of(frame);
    }

    /** Sends a request. */
    public void send(Request request, ServerVersion version) {
        try {
            writer.write(request, version);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The next frame if one has come already, or null; never waits. */
    public Frame poll() {
        return assembler.poll();
    }

    /**
     * The next frame; empty when none came within the time.
     *
     * @throws LinkLostException when the connection has ended
     * @throws BrokenFrameException when what comes is no frame
     */
    public Optional<Frame> next(Duration patience) {
        Duration end = time.passed().plus(patience);
        while (true) {
            Duration left = end.minus(time.passed());
            boolean isOver = left.isNegative() || left.isZero();
            Optional<Frame> frame = isOver ? Optional.ofNullable(poll()) : glance(left);
            if (frame.isPresent() || isOver) {
                return frame;
            }
        }
    }

    /** As {@link #next}, but looks only once, for a glance of the clock at most. */
    public Optional<Frame> glance(Duration patience) {
        Frame frame = poll();
        if (frame == null) {
            read(patience.compareTo(time.glance()) < 0 ? patience : time.glance());
            frame = poll();
        }
        return Optional.ofNullable(frame);
    }

    /** Reads what there is; waits for the first byte no longer than that. */
    private void read(Duration wait) {
        try {
            socket.setSoTimeout(Math.toIntExact(Math.max(1, wait.toMillis())));
            int count = in.read(chunk);
            if (count < 0) {
                throw new LinkLostException(
                        assembler.isWithinFrame()
                                ? "the gateway ended the connection in the middle of a message"
                                : "the gateway ended the connection",
                        null);
            }
            assembler.accept(chunk, 0, count);
        } catch (SocketTimeoutException e) {
            // Nothing has come yet: the caller looks at the time.
            return;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private LinkLostException broken(IOException e) {
        return new LinkLostException(
                socket.isClosed()
                        ? "the connection was closed on this side"
                        : "the connection broke: " + e.getMessage(),
                e);
    }

    /** Ends the connection; harmless when it has ended. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
            return;
        }
    }
}
