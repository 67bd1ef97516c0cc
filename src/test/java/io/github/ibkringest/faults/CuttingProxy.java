package io.github.ibkringest.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A way to PostgreSQL that breaks at a commit: the n-th COMMIT from now on is forwarded, or swallowed, and then the
 * connection is cut before any answer. Clients must connect with {@code prepareThreshold=0}, so that each commit is sent
 * as text.
 */
final class CuttingProxy implements AutoCloseable {

    private static final byte[] COMMIT = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;
    private final int target;
    private final AtomicInteger untilCut = new AtomicInteger(Integer.MAX_VALUE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean forwards;
    private volatile boolean refuses;

    CuttingProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Cuts at the n-th commit from now on, after forwarding it or instead. */
    void cutAt(int commit, boolean forward) {
        forwards = forward;
        untilCut.set(commit);
    }

    /** Lets no new connection through after the cut, as when the network is gone. */
    void refuseAfterCut(boolean refuse) {
        refuses = refuse;
    }

    boolean hasCut() {
        return untilCut.get() <= 0;
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (refuses && hasCut()) {
                    client.close();
                    continue;
                }
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(database);
                daemon(() -> pump(client, database, true));
                daemon(() -> pump(database, client, false));
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    private void pump(Socket from, Socket to, boolean watches) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                boolean cut = watches && isCommit(buffer, read) && untilCut.decrementAndGet() == 0;
                if (cut) {
                    from.shutdownInput();
                    from.setSoLinger(true, 0);
                    from.close();
                }
                if (!cut || forwards) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
                if (cut) {
                    cutOthers(to);
                    return;
                }
            }
        } catch (IOException e) {
            // either side is gone, and with it the other
        }
    }

    /** When the network is gone, it is gone for all; only what was sent before still arrives. */
    private void cutOthers(Socket arriving) throws IOException {
        for (Socket socket : refuses ? open : Set.<Socket>of()) {
            if (socket != arriving) {
                socket.close();
            }
        }
    }

    private static boolean isCommit(byte[] bytes, int length) {
        for (int start = 0; start + COMMIT.length <= length; start++) {
            int same = 0;
            while (same < COMMIT.length && bytes[start + same] == COMMIT[same]) {
                same++;
            }
            if (same == COMMIT.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
