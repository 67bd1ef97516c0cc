package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts, finds and stops the server process; the caller holds the start lock. */
final class ServerProcess {

    /** pg_ctl itself looks ten times a second, which would be most of the waiting time. */
    private static final long POLL_MILLIS = 4;

    private static final int PORT_ATTEMPTS = 3;
    /** Of a server that was killed its sessions may be left, for as long as it takes them to notice. */
    private static final String SESSIONS_LEFT = "pre-existing shared memory block";

    private static final int SESSION_ATTEMPTS = 50;
    private static final long SESSION_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String PORT_TAKEN = "could not create any TCP/IP sockets";

    /** Crash recovery replays the log since the last checkpoint and may take minutes on a slow disk. */
    private static final String PATIENCE_SECONDS = "600";

    /**
     * The network is fixed to loopback. jit=off: the statements here are short, compiling them costs more than
     * running them. max_connections=50: a handful of commands with small pools. scram_iterations=4096 is PostgreSQL's own
     * for passwords that people choose, unlike the generated one. Durability stays PostgreSQL's own.
     */
    private static final String SETTINGS = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c jit=off -c max_connections=50 -c scram_iterations=4096";

    private final ServerHome home;
    private final ServerPrograms programs;
    private final ServerPort port;

    ServerProcess(ServerHome home, ServerPrograms programs, ServerPort port) {
        this.home = home;
        this.programs = programs;
        this.port = port;
    }

    /** A server met while starting or stopping, because who did that was killed, is waited for. */
    Optional<Postmaster> find() {
        Optional<Postmaster> found = Postmaster.alive(home.data());
        while (found.isPresent() && !found.get().isReady()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS));
            found = Postmaster.alive(home.data());
        }
        return found;
    }

    /** Comes back on the port that it had before where possible: others still look for it there. */
    Postmaster start() {
        int next = port.next();
        int taken = 0;
        int waited = 0;
        while (true) {
            ServerLog log = ServerLog.from(home.serverLog());
            Optional<Postmaster> started = start(next);
            if (started.isPresent()) {
                port.remember(started.get().port());
                return started.get();
            }
            String complaints = log.complaints();
            if (complaints.contains(SESSIONS_LEFT) && waited < SESSION_ATTEMPTS) {
                waited++;
                LockSupport.parkNanos(SESSION_PAUSE);
            } else if (complaints.contains(PORT_TAKEN) && taken < PORT_ATTEMPTS) {
                taken++;
                next = port.other();
            } else {
                throw programs.failure("Starting the embedded PostgreSQL", programs.output() + complaints);
            }
        }
    }

    void stop() {
        Process pgCtl = programs.start(
                "Stopping the embedded PostgreSQL",
                "pg_ctl",
                "stop",
                "-D",
                home.data().toString(),
                "-m",
                "fast",
                "-t",
                PATIENCE_SECONDS);
        while (Postmaster.alive(home.data()).isPresent()) {
            if (hasEnded(pgCtl) && Postmaster.alive(home.data()).isPresent()) {
                throw programs.failure("Stopping the embedded PostgreSQL", programs.output());
            }
        }
    }

    /** pg_ctl puts the server into a session of its own, so that Ctrl-C in the terminal does not reach it. */
    private Optional<Postmaster> start(int onPort) {
        removePidFileOfStranger();
        // in a restarted container the new server often has its predecessor's process id
        Optional<Postmaster> predecessor = Postmaster.recorded(home.data());
        Process pgCtl = programs.start(
                "Starting the embedded PostgreSQL",
                "pg_ctl",
                "start",
                "-D",
                home.data().toString(),
                "-l",
                home.serverLog().toString(),
                "-t",
                PATIENCE_SECONDS,
                "-o",
                SETTINGS.formatted(onPort));
        boolean ended;
        Optional<Postmaster> started;
        do {
            ended = hasEnded(pgCtl);
            started = Postmaster.alive(home.data())
                    .filter(Postmaster::isReady)
                    .filter(found -> !found.equals(predecessor.orElse(null)));
        } while (started.isEmpty() && !ended);
        return started;
    }

    /**
     * PostgreSQL removes the file of a dead server itself, free of races, but gives up when the recorded process id
     * belongs to anybody: the usual case when a container is started again.
     */
    private void removePidFileOfStranger() {
        boolean idIsTaken = Postmaster.recorded(home.data())
                .flatMap(dead -> ProcessHandle.of(dead.pid()))
                .isPresent();
        if (idIsTaken && Postmaster.alive(home.data()).isEmpty()) {
            try {
                Files.deleteIfExists(home.data().resolve(Postmaster.PID_FILE));
            } catch (IOException e) {
                throw new EmbeddedPostgresException(
                        "The file left by a killed server cannot be removed from %s (%s)."
                                .formatted(home.data(), Reason.of(e)),
                        e);
            }
        }
    }

    private static boolean hasEnded(Process process) {
        try {
            return process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL.", e);
        }
    }
}
