package io.github.ibkringest;

import io.github.ibkringest.cli.CommandLineProgram;
import io.github.ibkringest.cli.log.LogProvider;

/** The entry point of the program. */
public final class IbkrIngest {

    private IbkrIngest() {}

    public static void main(String[] args) {
        LogProvider.use();
        System.exit(CommandLineProgram.run(args));
    }
}
