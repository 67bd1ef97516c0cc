package io.github.ibkringest.faults.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A way to PostgreSQL that sees each statement that a program sends. At one {@link Place} it has the program killed: as
 * a power cut would, without a word on any connection before the process is gone. Thread-safe.
 */
public final class KillingProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Statements statements = new Statements();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Place place;
    private final Runnable kill;

    /**
     * @param target the port of PostgreSQL on this machine
     * @param place where the program is killed, or null for nowhere
     * @param kill kills the program, and returns when it is gone
     */
    public KillingProxy(int target, Place place, Runnable kill) {
        this.target = target;
        this.place = place;
        this.kill = kill;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** One that only sees. */
    public static KillingProxy seeing(int target) {
        return new KillingProxy(target, null, () -> {});
    }

    /** A database, behind this proxy. */
    public PGSimpleDataSource before(PGSimpleDataSource database) {
        PGSimpleDataSource behind = new PGSimpleDataSource();
        behind.setUrl(database.getUrl());
        behind.setPortNumbers(new int[] {server.getLocalPort()});
        behind.setUser(database.getUser());
        behind.setPassword(database.getPassword());
        return behind;
    }

    /** The statements that it has seen, and how often. */
    public Map<String, Integer> statements() {
        return statements.times();
    }

    /** Whether a statement is the place, so that it is the last one of its program. */
    boolean isPlace(Executed executed) {
        statements.add(executed);
        return place != null && place.isReached(executed);
    }

    boolean waitsForAnswer() {
        return place.answered();
    }

    /** Kills the program, and then ends all its connections. */
    void kill() throws IOException {
        kill.run();
        close();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "killing-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(database);
                Link link = new Link(this, client, database);
                daemon(link::toDatabase);
                daemon(link::toClient);
            }
        } catch (IOException e) {
            // closed: the test is over, or the program
        }
    }

    static DataInputStream in(Socket socket) throws IOException {
        return new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    static DataOutputStream out(Socket socket) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
