package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one server of a home as this JVM sees it, counted by its users here; {@link ServerLocks} counts processes.
 * Thread-safe: every change happens inside the map's per-home lock.
 */
final class SharedServer {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final ConcurrentMap<Path, SharedServer> OPEN = new ConcurrentHashMap<>();

    final ServerHome home;
    private final ServerLocks locks;
    private final ServerUsers register;
    private final DataDirectory data;
    private final ServerProcess process;
    private volatile Postmaster postmaster;
    private int users;

    private SharedServer(ServerHome home, ServerLocks locks, int port) {
        this.home = home;
        this.locks = locks;
        this.register = new ServerUsers(home);
        ServerPrograms programs = ServerPrograms.in(ServerBinaries.unpackInto(home.root()), home.commandLog());
        this.data = new DataDirectory(home, programs);
        this.process = new ServerProcess(home, programs, new ServerPort(home, port));
    }

    /** @param port on which it has to be when it is started; 0 for any */
    static SharedServer join(ServerHome home, int port) {
        return OPEN.compute(home.root(), (key, open) -> {
            SharedServer server = open == null ? enter(home, port) : open.startAgainIfGone();
            server.users++;
            return server;
        });
    }

    /**
     * Starts the server again when somebody has stopped or killed it; not when the last user here has left.
     *
     * @return whether it was started
     */
    boolean revive() {
        if (isRunning()) {
            return false;
        }
        boolean[] started = new boolean[1];
        OPEN.computeIfPresent(home.root(), (key, open) -> {
            Postmaster before = open.postmaster;
            started[0] = !open.startAgainIfGone().postmaster.equals(before);
            return open;
        });
        return started[0];
    }

    private boolean isRunning() {
        return Postmaster.alive(home.data()).filter(postmaster::equals).isPresent();
    }

    /** Never throws: the work of the user who leaves is done. */
    void leave() {
        OPEN.compute(home.root(), (key, open) -> --users > 0 ? this : leaveAsProcess());
    }

    /**
     * Stops the server, and forgets that it was to be kept running.
     *
     * @param force also while other processes use it
     */
    static boolean stop(ServerHome home, boolean force) {
        boolean[] stopped = new boolean[1];
        OPEN.compute(home.root(), (key, open) -> {
            ServerLocks locks = open == null ? new ServerLocks(home) : open.locks;
            stopped[0] = locks.whileDeciding(() -> {
                if (!force) {
                    requireUnused(home);
                }
                return new SharedServer(home, locks, 0).stopIfRunning();
            });
            return open;
        });
        return stopped[0];
    }

    private static void requireUnused(ServerHome home) {
        List<ServerUsers.User> users = new ServerUsers(home).others();
        if (!users.isEmpty() && Postmaster.alive(home.data()).isPresent()) {
            throw new EmbeddedPostgresException("The embedded PostgreSQL is in use by "
                    + users.stream().map(ServerUsers.User::toString).collect(Collectors.joining(", "))
                    + ". Let that end first, or break it off: db stop --force");
        }
    }

    int port() {
        return postmaster.port();
    }

    String readerPassword() {
        String[] password = new String[1];
        OPEN.compute(home.root(), (key, open) -> {
            password[0] = locks.whileDeciding(data::readerPassword);
            return open;
        });
        return password[0];
    }

    void keepRunning() {
        try {
            PrivateFiles.createFile(home.keepRunning());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "%s cannot be written (%s).".formatted(home.keepRunning(), Reason.of(e)), e);
        }
    }

    private static SharedServer enter(ServerHome home, int port) {
        ServerLocks locks = new ServerLocks(home);
        return locks.whileDeciding(() -> {
            SharedServer server = new SharedServer(home, locks, port);
            boolean alone = locks.enter();
            try {
                server.attachOrStart(alone);
                server.register.enter();
                if (port != 0 && port != server.port()) {
                    LOG.warn(
                            "The embedded PostgreSQL is on port {}; database.port={} holds from its next start.",
                            server.port(),
                            port);
                }
                return server;
            } catch (RuntimeException e) {
                locks.leave();
                throw e;
            }
        });
    }

    private SharedServer startAgainIfGone() {
        if (!isRunning()) {
            boolean startedHereBefore = true;
            locks.whileDeciding(() -> attachOrStart(startedHereBefore));
        }
        return this;
    }

    private Postmaster attachOrStart(boolean knownToBeGoneIfUnseen) {
        Optional<Postmaster> running = process.find();
        if (running.isEmpty() && !knownToBeGoneIfUnseen) {
            ProcessSpace.requireSame(home);
        }
        postmaster = running.orElseGet(this::start);
        return postmaster;
    }

    private Postmaster start() {
        data.createOnce();
        ProcessSpace.remember(home);
        return process.start();
    }

    private SharedServer leaveAsProcess() {
        register.leave();
        try {
            locks.whileDeciding(() -> locks.leave() && !Files.exists(home.keepRunning()) && stopIfRunning());
        } catch (EmbeddedPostgresException e) {
            LOG.warn("The embedded PostgreSQL was left running. {}", e.getMessage());
        }
        return null;
    }

    private boolean stopIfRunning() {
        try {
            Files.deleteIfExists(home.keepRunning());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "%s cannot be removed (%s).".formatted(home.keepRunning(), Reason.of(e)), e);
        }
        boolean running = process.find().isPresent();
        if (running) {
            process.stop();
        }
        return running;
    }
}
