package io.github.ibkringest;

import io.github.ibkringest.cli.CommandLineProgram;

/** The entry point of the program. */
public final class IbkrIngest {

    private IbkrIngest() {}

    public static void main(String[] args) {
        System.exit(CommandLineProgram.run(args));
    }
}
