package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
    private final DataDirectory data;
    private final ServerProcess process;
    private volatile Postmaster postmaster;
    private int users;

    private SharedServer(ServerHome home, ServerLocks locks) {
        this.home = home;
        this.locks = locks;
        ServerPrograms programs = ServerPrograms.in(ServerBinaries.unpackInto(home.root()), home.commandLog());
        this.data = new DataDirectory(home, programs);
        this.process = new ServerProcess(home, programs);
    }

    static SharedServer join(ServerHome home) {
        return OPEN.compute(home.root(), (key, open) -> {
            SharedServer server = open == null ? enter(home) : open.startAgainIfGone();
            server.users++;
            return server;
        });
    }

    /** Never throws: the work of the user who leaves is done. */
    void leave() {
        OPEN.compute(home.root(), (key, open) -> --users > 0 ? this : leaveAsProcess());
    }

    /** Stops the server whoever uses it, and forgets that it was to be kept running. */
    static boolean stop(ServerHome home) {
        boolean[] stopped = new boolean[1];
        OPEN.compute(home.root(), (key, open) -> {
            ServerLocks locks = open == null ? new ServerLocks(home) : open.locks;
            stopped[0] = locks.whileDeciding(() -> new SharedServer(home, locks).stopIfRunning());
            return open;
        });
        return stopped[0];
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

    private static SharedServer enter(ServerHome home) {
        ServerLocks locks = new ServerLocks(home);
        return locks.whileDeciding(() -> {
            SharedServer server = new SharedServer(home, locks);
            boolean alone = locks.enter();
            try {
                server.attachOrStart(alone);
                return server;
            } catch (RuntimeException e) {
                locks.leave();
                throw e;
            }
        });
    }

    private SharedServer startAgainIfGone() {
        if (Postmaster.alive(home.data()).filter(postmaster::equals).isEmpty()) {
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
