package io.github.ibkringest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Follows the largest resident memory of a process, as Linux counts it, until the process is gone. */
final class PeakMemory extends Thread {

    private static final long MILLIS = 20;

    private final Path status;
    private volatile long bytes;

    PeakMemory(long pid) {
        super("peak-memory");
        setDaemon(true);
        status = Path.of("/proc", String.valueOf(pid), "status");
    }

    @Override
    public void run() {
        try {
            while (look()) {
                sleep(MILLIS);
            }
        } catch (InterruptedException e) {
            interrupt();
        }
    }

    private boolean look() {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    bytes = Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes; 0 where the system has no such count. */
    long bytes() {
        return bytes;
    }
}
