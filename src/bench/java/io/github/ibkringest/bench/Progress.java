package io.github.ibkringest.bench;

/** What the benchmark is doing, on stderr; stdout carries the result. */
final class Progress {

    private static final long STARTED = System.nanoTime();

    private Progress() {}

    static void say(String what) {
        System.err.printf("[%5d s] %s%n", (System.nanoTime() - STARTED) / 1_000_000_000, what);
    }
}
