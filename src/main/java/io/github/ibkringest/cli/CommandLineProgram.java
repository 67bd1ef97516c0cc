package io.github.ibkringest.cli;

import picocli.CommandLine;

/** Runs the command that the arguments name. */
public final class CommandLineProgram {

    private CommandLineProgram() {}

    /** Runs to the end and returns the exit code. */
    public static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new RootCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
