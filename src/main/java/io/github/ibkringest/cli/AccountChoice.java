package io.github.ibkringest.cli;

import io.github.ibkringest.broker.BrokerConfigurationException;
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

    /**
     * Codes of the accounts that were given; all those that are synced when none was.
     *
     * @throws BrokerConfigurationException when one is not synced
     */
    List<String> among(List<String> synced) {
        check(synced);
        return codes.isEmpty() ? synced : codes;
    }

    /**
     * Looks whether all that were given are synced.
     *
     * @throws BrokerConfigurationException when one is not
     */
    void check(List<String> synced) {
        for (String code : codes) {
            if (!synced.contains(code)) {
                throw new BrokerConfigurationException("account " + code + " is not synced; those that are: "
                        + (synced.isEmpty() ? "none" : String.join(", ", synced))
                        + " (see: ibkr-ingest accounts); take it in with: accounts add " + code
                        + " --environment live|paper");
            }
        }
    }
}
