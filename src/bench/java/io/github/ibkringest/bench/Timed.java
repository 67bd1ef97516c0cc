package io.github.ibkringest.bench;

/** Wall time. */
final class Timed {

    private Timed() {}

    /** Work that may fail with any exception. */
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
