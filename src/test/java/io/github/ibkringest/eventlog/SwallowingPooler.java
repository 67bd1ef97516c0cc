package io.github.ibkringest.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a program and the database, as a pooler that lends connections for a transaction: whoever listens hears
 * nothing, because the connection that listens belongs to somebody else by then. Here another channel is listened to.
 */
final class SwallowingPooler implements AutoCloseable {

    private static final String WANTED = "listen trading_event";
    private static final String OTHER = "listen trading_other";

    private final ServerSocket server;
    private final int database;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean hasSwallowed;

    private SwallowingPooler(ServerSocket server, int database) {
        this.server = server;
        this.database = database;
    }

    /** @param database port of the database on this machine */
    static SwallowingPooler before(int database) throws IOException {
        SwallowingPooler pooler =
                new SwallowingPooler(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), database);
        start(pooler::accept);
        return pooler;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whether anybody has listened. */
    boolean hasSwallowed() {
        return hasSwallowed;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), database);
                sockets.addAll(List.of(client, behind));
                start(() -> pump(client, behind));
                start(() -> pump(behind, client));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(swallow(buffer, read));
            }
        } catch (IOException e) {
            // one side is gone, so the other one goes as well
            close(from);
            close(to);
        }
    }

    private byte[] swallow(byte[] buffer, int length) {
        String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        hasSwallowed |= text.contains(WANTED);
        return text.replace(WANTED, OTHER).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "pooler");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(SwallowingPooler::close);
    }
}
