package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A gateway on a port of this machine. Each connection has a talk of its own; the last talk serves all further ones.
 *
 * <p>What a talk finds wrong with the client, above all a request that is not on the list of a client which only reads, is
 * thrown by {@link #close()}, so that each test which uses a gateway is also a test of that.
 */
public final class FakeGateway implements AutoCloseable {

    /** What happens on one connection. */
    @FunctionalInterface
    public interface Talk {
        void with(FakeConnection connection) throws IOException;
    }

    private final ServerSocket server;
    private final List<Talk> talks;
    private final List<FakeConnection> connections = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<AssertionError> faults = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Future<?> accepting;

    private FakeGateway(int port, List<Talk> talks) throws IOException {
        this.talks = List.copyOf(talks);
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        accepting = threads.submit(this::accept);
    }

    /** Starts on any free port. */
    public static FakeGateway start(Talk... talks) throws IOException {
        return new FakeGateway(0, List.of(talks));
    }

    /** Starts on a port. */
    public static FakeGateway startOn(int port, Talk... talks) throws IOException {
        return new FakeGateway(port, List.of(talks));
    }

    public int port() {
        return server.getLocalPort();
    }

    /** All connections so far, in order. */
    public List<FakeConnection> connections() {
        return connections;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                FakeConnection connection = new FakeConnection(socket);
                Talk talk = talks.get(Math.min(connections.size(), talks.size() - 1));
                connections.add(connection);
                threads.submit(() -> talk(talk, connection, socket));
            }
        } catch (SocketException e) {
            // The gateway was closed.
            return;
        } catch (IOException e) {
            faults.add(new AssertionError("the fake gateway fails", e));
        }
    }

    private void talk(Talk talk, FakeConnection connection, Socket socket) {
        try (socket) {
            talk.with(connection);
        } catch (AssertionError e) {
            faults.add(e);
        } catch (IOException e) {
            // The client left in the middle, which is its right.
            return;
        } catch (RuntimeException e) {
            faults.add(new AssertionError("a talk fails", e));
        }
    }

    /** Ends all connections; throws what a talk found wrong. */
    @Override
    public void close() {
        try {
            server.close();
            accepting.get(30, TimeUnit.SECONDS);
            for (FakeConnection connection : connections) {
                connection.close();
            }
            threads.shutdown();
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new AssertionError("a talk does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        AssertionError fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
    }
}
