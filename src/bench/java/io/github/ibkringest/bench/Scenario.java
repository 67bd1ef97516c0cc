package io.github.ibkringest.bench;

/** One question that the benchmark answers. */
interface Scenario {

    /** What it is called in the tables. */
    String name();

    /** Measures everything, run by run, and adds it to the results. */
    void run(Bench bench) throws Exception;
}
