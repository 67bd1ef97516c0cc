package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.AccountCodes;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.AccountNames;
import io.github.ibkringest.store.account.AccountRemoval;
import io.github.ibkringest.store.account.Accounts;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code accounts}: which accounts are registered, and which of them are synced. */
@CommandLine.Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Lists the registered accounts, adds or removes one, or excludes one from future syncs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest accounts",
            "  ibkr-ingest accounts add U1234567 --environment live --alias main",
            "  ibkr-ingest accounts deactivate DU1234567",
            "  ibkr-ingest accounts remove DU1234567          what would be removed; --yes removes it"
        })
public final class AccountsCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean jsonOfAll;

    @Override
    public Integer call() {
        return list(false);
    }

    @CommandLine.Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the registered accounts (default).")
    int list(
            @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.") boolean json) {
        return with(accounts -> {
            print(accounts, json || jsonOfAll);
            return ExitCode.DONE;
        });
    }

    @CommandLine.Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Registers an account, or changes its environment, and activates it.")
    int add(
            @CommandLine.Parameters(paramLabel = "CODE") String code,
            @CommandLine.Option(
                            names = "--environment",
                            required = true,
                            paramLabel = "live|paper|other",
                            description = "Real money, simulated money, or neither (never synced).")
                    Environment kind,
            @CommandLine.Option(names = "--alias", description = "Your own name for it.") String alias,
            @CommandLine.Option(
                            names = "--as-written",
                            description = "Accept a code that is not in IBKR's format, because the statements have it.")
                    boolean asWritten) {
        String registered = AccountCodes.checked(code, asWritten);
        return with(accounts -> {
            Account account = accounts.add(registered, kind, alias);
            invocation
                    .out()
                    .println(account.code() + " is registered as " + lower(account.environment())
                            + (account.alias() == null ? "" : ", alias " + account.alias()) + ".");
            return ExitCode.DONE;
        });
    }

    @CommandLine.Command(
            name = "deactivate",
            mixinStandardHelpOptions = true,
            description = "Excludes an account from future syncs; its rows stay.")
    int deactivate(@CommandLine.Parameters(paramLabel = "CODE") String code) {
        return setActive(code, false);
    }

    @CommandLine.Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Includes an account in future syncs again.")
    int activate(@CommandLine.Parameters(paramLabel = "CODE") String code) {
        return setActive(code, true);
    }

    @CommandLine.Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = {
                "Removes an account with all its rows, runs and history, in one transaction. Without --yes it only"
                        + " shows what would be removed.",
                "Contracts and statements are removed if no other account needs them."
            })
    int remove(
            @CommandLine.Parameters(paramLabel = "CODE") String code,
            @CommandLine.Option(names = "--yes", description = "Do it.") boolean yes) {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            Account account = new Accounts(new JdbcTemplate(database.dataSource()))
                    .find(code)
                    .orElseThrow(() -> notThere(code, new Accounts(new JdbcTemplate(database.dataSource()))));
            Optional<Map<String, Long>> counts = new AccountRemoval(database.dataSource()).remove(account, !yes);
            if (counts.isEmpty()) {
                Invocation.complain(
                        invocation.err(), "a run of account " + code + " is active; try again when it has ended");
                return ExitCode.BUSY;
            }
            report(code, counts.get(), yes);
            return ExitCode.DONE;
        }
    }

    private void report(String code, Map<String, Long> counts, boolean done) {
        PrintWriter out = invocation.out();
        Table table = new Table("table", done ? "rows removed" : "rows to remove");
        counts.forEach(table::row);
        table.print(out);
        out.println();
        out.println(
                done
                        ? "Account " + code + " is removed. A statement with this account imports it again; to keep an"
                                + " account out: accounts deactivate"
                        : "Nothing was removed. To remove account " + code + ": accounts remove " + code + " --yes");
        out.flush();
    }

    /** Nobody registers an account in order to remove it. */
    private static BrokerConfigurationException notThere(String code, Accounts accounts) {
        return new BrokerConfigurationException("account " + code
                + " is not registered, so there is nothing to remove; see: accounts"
                + AccountChoice.meant(code, accounts.all()));
    }

    private static BrokerConfigurationException unknown(String code, Accounts accounts) {
        return new BrokerConfigurationException("account " + code + " is not registered; see: accounts"
                + (AccountNames.canBeCode(code)
                        ? ", or register it with: accounts add " + code + " --environment live|paper"
                                + AccountChoice.meant(code, accounts.all())
                        : ""));
    }

    private int setActive(String code, boolean active) {
        return with(accounts -> {
            if (!accounts.setActive(code, active)) {
                throw unknown(code, accounts);
            }
            String state = active ? " is synced from now on." : " is no longer synced; its rows stay.";
            invocation.out().println(code + state);
            return ExitCode.DONE;
        });
    }

    private int with(Function<Accounts, Integer> action) {
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            int code = action.apply(new Accounts(new JdbcTemplate(database.dataSource())));
            invocation.out().flush();
            return code;
        }
    }

    private void print(Accounts accounts, boolean json) {
        if (json) {
            invocation.out().println(AccountJson.write(accounts.all()));
            return;
        }
        Table table = new Table("account", "environment", "active", "alias");
        accounts.all()
                .forEach(account -> table.row(
                        account.code(),
                        lower(account.environment()),
                        account.active() ? "yes" : "no",
                        account.alias()));
        if (table.isEmpty()) {
            invocation.out().println("No account yet; a sync registers the accounts that it finds.");
        } else {
            table.print(invocation.out());
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
