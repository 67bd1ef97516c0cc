package io.github.ibkringest.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** The option {@code --account}: which accounts a command is about. */
final class AccountChoice {

    @CommandLine.Option(names = "--account", paramLabel = "CODE", description = "Only this account; repeatable.")
    private List<String> codes = new ArrayList<>();

    /** Codes of the accounts, as they were given; empty for all. */
    List<String> codes() {
        return codes;
    }
}
