package io.github.ibkringest.bench;

import java.nio.file.Path;

/**
 * What to measure, from {@code -Dbench.…}.
 *
 * @param executions executions of the main statement
 * @param runs how often each load is measured
 * @param starts how often each short command is measured
 * @param accounts accounts of the main statement
 * @param seed another seed, other facts
 * @param large whether to measure 10k, 100k, 1M and onto a filled store as well
 * @param stored executions in the filled store
 * @param piece executions a statement, while the store is filled
 * @param oneByOne setting, as NAME=VALUE of the environment, that keeps accounts one after the other; may be empty
 * @param sideBySide setting, as NAME=VALUE of the environment, that syncs accounts side by side; may be empty
 * @param only part of the names of the scenarios to run; empty for all
 * @param target the build's folder
 */
record Parameters(
        int executions,
        int runs,
        int starts,
        int accounts,
        long seed,
        boolean large,
        int stored,
        int piece,
        String oneByOne,
        String sideBySide,
        String only,
        Path target) {

    static Parameters fromSystem() {
        return new Parameters(
                number("executions", 100_000),
                number("runs", 3),
                number("starts", 7),
                number("accounts", 1),
                Long.parseLong(text("seed", "1")),
                Boolean.parseBoolean(text("large", "false")),
                number("stored", 5_000_000),
                number("piece", 250_000),
                text("one-by-one", ""),
                text("side-by-side", ""),
                text("only", ""),
                Path.of(text("target", "target")).toAbsolutePath());
    }

    Path folder() {
        return target.resolve("bench");
    }

    private static int number(String name, int otherwise) {
        return Integer.parseInt(text(name, String.valueOf(otherwise)).replace("_", ""));
    }

    private static String text(String name, String otherwise) {
        return System.getProperty("bench." + name, otherwise);
    }
}
