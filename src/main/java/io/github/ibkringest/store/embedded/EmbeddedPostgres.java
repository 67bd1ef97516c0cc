package io.github.ibkringest.store.embedded;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server of this program's own, with its data under the home folder. Any number of processes and
 * threads may have it open at the same time; it runs while at least one of them has. A process that is killed leaves
 * it running, and the next one to use it stops it. Thread-safe.
 *
 * <p>Nothing is closed at exit of the JVM by itself: only the owner knows when the last transaction is over.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final int ANY_PORT = 0;

    private final SharedServer server;
    private final String password;
    private final AtomicBoolean open = new AtomicBoolean(true);

    private EmbeddedPostgres(SharedServer server) {
        this.server = server;
        this.password = DataDirectory.password(server.home);
    }

    /**
     * Attaches to the server of this home, or creates and starts it first.
     *
     * @throws EmbeddedPostgresException if that fails; the message is meant for the user
     */
    public static EmbeddedPostgres open(Path home) {
        return open(home, ANY_PORT);
    }

    /**
     * The same on a port of one's choice, if it is not running yet.
     *
     * @param port 0 for the one it had before, or any other that is free
     * @throws EmbeddedPostgresException if that fails, for example because something else listens on the port
     */
    public static EmbeddedPostgres open(Path home, int port) {
        SharedServer server = SharedServer.join(ServerHome.create(home), port);
        try {
            return new EmbeddedPostgres(server);
        } catch (RuntimeException e) {
            server.leave();
            throw e;
        }
    }

    /**
     * Stops the server of this home even while others use it, as an operator asks for it.
     *
     * @return false when it was not running
     */
    public static boolean stop(Path home) {
        return stop(home, true);
    }

    /**
     * Stops the server of this home.
     *
     * @param force also while other processes use it
     * @return false when it was not running
     * @throws EmbeddedPostgresException naming those who use it, when it is not to be forced
     */
    public static boolean stop(Path home, boolean force) {
        return ServerHome.exists(home) && SharedServer.stop(ServerHome.create(home), force);
    }

    /**
     * Starts the server again when somebody has stopped or killed it meanwhile. Costs next to nothing while it runs.
     *
     * @return whether it was started
     * @throws EmbeddedPostgresException if it does not start
     */
    public boolean revive() {
        return open.get() && server.revive();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DataDirectory.NAME;
    }

    public String user() {
        return DataDirectory.NAME;
    }

    public String password() {
        return password;
    }

    /** The password of the read-only user, which this class does not create; the same each time. */
    public String readerPassword() {
        return server.readerPassword();
    }

    /** Where that password lies, once it has been asked for. */
    public Path readerPasswordFile() {
        return server.home.readerPassword();
    }

    public int port() {
        return server.port();
    }

    public Path dataDirectory() {
        return server.home.data();
    }

    /** Leaves the server on after its last user is gone, until {@link #stop}. */
    public void keepRunning() {
        server.keepRunning();
    }

    /** The last user to close stops the server, unless it is to be kept running. */
    @Override
    public void close() {
        if (open.compareAndSet(true, false)) {
            server.leave();
        }
    }
}
