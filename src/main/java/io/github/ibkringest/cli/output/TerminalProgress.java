package io.github.ibkringest.cli.output;

import io.github.ibkringest.broker.Progress;
import java.io.Console;
import java.util.Locale;

/** Shows on a terminal, and only there, how far long work has come: one line that is written over. Thread-safe. */
public final class TerminalProgress implements Progress {

    private static final long REFRESH_NANOS = 200_000_000;
    private static final int WIDTH = 100;

    private final boolean silent;
    private String current = "";
    private long startedAt;
    private long shownAt;
    private boolean shown;
    private int filesStored;
    private int filesFound;
    private long filesShownAt;

    public TerminalProgress(boolean quiet) {
        this.silent = quiet || !isTerminal();
    }

    /** Since Java 22 there is a console even where there is no terminal, and it must be asked. */
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public synchronized void files(int stored, int found) {
        filesStored = stored;
        filesFound = found;
        long now = System.nanoTime();
        if (!silent && found > 1 && now - filesShownAt >= REFRESH_NANOS) {
            filesShownAt = now;
            print(stored + " of " + found + " files");
        }
    }

    /** What is stored so far, for the message when the program is stopped. */
    public synchronized String kept() {
        return filesFound > 1
                ? "Stopped: " + filesStored + " of " + filesFound
                        + " files are stored; run the same command again to continue."
                : "Stopped: runs that were done are stored, the active ones are rolled back; run the same command again to"
                        + " continue.";
    }

    @Override
    public void reading(String name, long bytes, long total) {
        show("reading " + name, bytes, total, 1 << 20, "MB");
    }

    @Override
    public void storing(String what, long records, long total) {
        show("storing " + what, records, total, 1, "records");
    }

    private synchronized void show(String what, long done, long total, int unit, String units) {
        long now = System.nanoTime();
        if (!what.equals(current)) {
            current = what;
            startedAt = now;
            shownAt = now;
        }
        if (silent || now - shownAt < REFRESH_NANOS) {
            return;
        }
        shownAt = now;
        double seconds = (now - startedAt) / 1e9;
        double rate = done / seconds;
        String left =
                total > done && rate > 0 ? String.format(Locale.ROOT, ", %.0f s left", (total - done) / rate) : "";
        String files = filesFound > 1 ? "[" + filesStored + "/" + filesFound + "] " : "";
        String line = String.format(
                Locale.ROOT, "%s%s: %,d %s, %,.0f %s/s%s", what, done / unit, units, rate / unit, units, left);
        print(line);
    }

    private void print(String line) {
        shown = true;
        System.err.print("\r" + (line + " ".repeat(WIDTH)).substring(0, WIDTH));
    }

    /** Takes the line away again. */
    public synchronized void clear() {
        if (shown) {
            System.err.print("\r" + " ".repeat(WIDTH) + "\r");
        }
    }
}
