package io.github.ibkringest.store.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process as its own file {@code postmaster.pid} describes it. The file outlives a killed server, and
 * its process id may by then belong to somebody else.
 */
record Postmaster(long pid, long startedAt, int port, String state) {

    static final String PID_FILE = "postmaster.pid";

    private static final int STARTED_LINE = 2;
    private static final int PORT_LINE = 3;
    private static final int STATE_LINE = 7;
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;

    /** Whatever the file says, of a living server or of a dead one; empty as well while it is being written. */
    static Optional<Postmaster> recorded(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(PID_FILE));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            String state = lines.size() > STATE_LINE ? lines.get(STATE_LINE).strip() : "starting";
            return Optional.of(new Postmaster(
                    number(lines.get(0)), number(lines.get(STARTED_LINE)), (int) number(lines.get(PORT_LINE)), state));
        } catch (IOException | NumberFormatException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    static Optional<Postmaster> alive(Path data) {
        return recorded(data).filter(found -> found.isAlive(data));
    }

    boolean isReady() {
        return state.equals("ready");
    }

    private boolean isAlive(Path data) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> isServerOf(data, process.info()))
                .orElse(false);
    }

    /** A process that hides its command is a zombie, unless the port answers. Arguments are not known everywhere. */
    private boolean isServerOf(Path data, ProcessHandle.Info process) {
        boolean isPostgres = process.command()
                .map(command -> Path.of(command).getFileName().toString())
                .map(program -> program.startsWith("postgres"))
                .orElseGet(this::answers);
        return isPostgres
                && process.arguments()
                        .map(arguments -> List.of(arguments).contains(data.toString()))
                        .orElse(true);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.strip());
    }
}
