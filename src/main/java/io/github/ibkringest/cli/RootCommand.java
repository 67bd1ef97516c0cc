package io.github.ibkringest.cli;

import io.github.ibkringest.cli.invocation.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The program without a command: shows what there is. */
@CommandLine.Command(
        name = RootCommand.NAME,
        mixinStandardHelpOptions = true,
        description = "Imports Interactive Brokers orders, executions and option events into PostgreSQL.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest sync                               try it: built-in sample, embedded database",
            "  ibkr-ingest sync --file statement.xml          all datasets of all accounts in a statement",
            "  ibkr-ingest sync executions --account U1234567 --file inbox/",
            "  ibkr-ingest status                             last runs, row counts and problems",
            "  ibkr-ingest show trades                        trades, orders, positions, results",
            "  ibkr-ingest web                                the same in a browser",
            "  ibkr-ingest coverage                           complete and missing days",
            "  ibkr-ingest db query \"select * from trading.open_position\"",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 done but records were quarantined,",
            "            4 another run of the same account and dataset is active, 5 source unavailable,",
            "            130 stopped by Ctrl-C (143 by SIGTERM)"
        })
final class RootCommand implements Callable<Integer> {

    static final String NAME = "ibkr-ingest";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return ExitCode.USAGE;
    }
}
