package io.github.ibkringest.cli.invocation;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.AccountNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The option {@code --account}: which accounts a command is about. The same names do everywhere ({@link AccountNames}). */
public final class AccountChoice {

    /** More names do not help after a typing mistake. */
    private static final int NAMED = 10;

    @CommandLine.Option(
            names = "--account",
            paramLabel = "NAME",
            description = "Only this account, by its code, its alias, or a pattern like 'U70*'; repeatable.")
    private List<String> names = new ArrayList<>();

    /** The names of the accounts; of all when none was given. */
    public AccountNames names() {
        return new AccountNames(names);
    }

    /** Whether accounts were named at all. */
    public boolean isGiven() {
        return !names().isAll();
    }

    /**
     * Those of the registered accounts that were named; all of them when none was.
     *
     * @throws BrokerConfigurationException when a name stands for none of them
     */
    public List<Account> among(Collection<Account> registered) {
        check(registered, "registered");
        return registered.stream().filter(names()::include).toList();
    }

    /**
     * Those of the accounts that are synced that were named; all of them when none was.
     *
     * @throws BrokerConfigurationException when a name stands for none of them
     */
    public List<String> amongSynced(Collection<Account> registered) {
        List<Account> synced = registered.stream().filter(Account::isSynced).toList();
        check(synced, "synced");
        return synced.stream().filter(names()::include).map(Account::code).toList();
    }

    /** Which of some accounts may have been meant by a name that none of them has, as a question. */
    public static String meant(String name, Collection<Account> accounts) {
        List<String> known = accounts.stream()
                .flatMap(account -> Stream.of(account.code(), account.alias()))
                .filter(Objects::nonNull)
                .toList();
        return Alike.question(name, known);
    }

    private void check(Collection<Account> accounts, String what) {
        names().unknown(accounts).stream().findFirst().ifPresent(name -> {
            String known = accounts.stream().limit(NAMED).map(Account::code).collect(Collectors.joining(", "));
            String others = accounts.size() <= NAMED ? "" : " and " + (accounts.size() - NAMED) + " others";
            throw new BrokerConfigurationException("account " + name + " is not " + what
                    + "; those that are: " + (known.isEmpty() ? "none" : known + others)
                    + " (see: ibkr-ingest accounts)"
                    + (AccountNames.canBeCode(name)
                            ? "; add it with: accounts add " + name + " --environment live|paper"
                                    + meant(name, accounts)
                            : ""));
        });
    }
}
