package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Optional;

/**
 * On which port the server listens: the one that is asked for, else the one it had before, so that a saved address stays
 * good, else any that is free.
 */
final class ServerPort {

    private final ServerHome home;
    private final int asked;

    /** @param asked the port that it must be; 0 for any */
    ServerPort(ServerHome home, int asked) {
        this.home = home;
        this.asked = asked;
    }

    /** Whether no other port will do. */
    boolean isFixed() {
        return asked != 0;
    }

    /**
     * The port to start on.
     *
     * @throws EmbeddedPostgresException when it must be one that something else listens on
     */
    int next() {
        if (!isFixed()) {
            return before().filter(ServerPort::isFree).orElseGet(ServerPort::anyFree);
        }
        if (!isFree(asked)) {
            throw taken();
        }
        return asked;
    }

    /** Any other port than the one that has turned out to be taken. */
    int other() {
        if (isFixed()) {
            throw taken();
        }
        return anyFree();
    }

    private EmbeddedPostgresException taken() {
        return new EmbeddedPostgresException(
                "The embedded PostgreSQL cannot listen on port %d of 127.0.0.1 (setting database.port): another program does."
                                .formatted(asked)
                        + " End that, or set another port; without the setting a free one is taken.");
    }

    /** Keeps the port for the next start. */
    void remember(int port) {
        try {
            PrivateFiles.write(home.port(), port + "\n");
        } catch (IOException e) {
            throw new EmbeddedPostgresException("%s cannot be written (%s).".formatted(home.port(), Reason.of(e)), e);
        }
    }

    private Optional<Integer> before() {
        try {
            return Optional.of(Integer.valueOf(Files.readString(home.port()).strip()));
        } catch (IOException | NumberFormatException neverStartedOrHalfWritten) {
            return Postmaster.recorded(home.data()).map(Postmaster::port);
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }

    private static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedPostgresException("No free port on 127.0.0.1 (" + e.getMessage() + ").", e);
        }
    }
}
