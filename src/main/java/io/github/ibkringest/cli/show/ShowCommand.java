package io.github.ibkringest.cli.show;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.rows.RowOutput;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ReadingConnection;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code show}: orders, trades, positions and results without SQL. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows orders, executions, trades, positions and results, or writes them to a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest show orders --status open",
            "  ibkr-ingest show assignments --from last-month --to last-month",
            "  ibkr-ingest show pnl --by total --from this-year",
            "  ibkr-ingest show executions --status not-counted",
            "  ibkr-ingest show trades --symbol AAPL --from 2026-07 --format csv --output aapl.csv"
        })
public final class ShowCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Mixin
    private Selection selection;

    @CommandLine.Mixin
    private RowOutput output;

    @CommandLine.Parameters(
            paramLabel = "WHAT",
            description = "orders, executions (all, and whether they count), trades (what counts), option-events,"
                    + " assignments (with what they delivered), positions, round-trips or pnl.")
    private String what;

    @Override
    public Integer call() throws SQLException {
        Subject subject = subject();
        output.check();
        Settings settings = invocation.settings();
        try (Database database = invocation.database(settings)) {
            List<String> codes = codes(new Accounts(new JdbcTemplate(database.dataSource())));
            try (Connection connection = ReadingConnection.open(database)) {
                // trading days are those of New York, wherever somebody asks
                ListingQuery query = new ListingQuery(
                        connection, LocalDate.now(invocation.clock().withZone(TradingCalendar.ZONE)));
                RowOutput.Written written = query.write(subject, codes, selection, output, invocation.out());
                invocation.out().flush();
                tell(written);
            }
        }
        return ExitCode.DONE;
    }

    private void tell(RowOutput.Written written) {
        if (!written.isAll()) {
            invocation.say("the first " + written.rows() + " rows; all of them: --limit 0");
        } else if (output.hasFile()) {
            invocation.say(written.rows() + " rows written");
        } else if (written.rows() == 0) {
            invocation.say("no rows; what is stored: ibkr-ingest status");
        }
    }

    private Subject subject() {
        String name = what.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known = Arrays.stream(Subject.values())
                            .map(Subject::toString)
                            .toList();
                    return new BrokerConfigurationException("show has no " + what + Alike.question(what, known)
                            + "; there are: " + String.join(", ", known));
                });
    }

    private List<String> codes(Accounts registered) {
        return accounts.isGiven()
                ? accounts.among(registered.all()).stream().map(Account::code).toList()
                : List.of();
    }
}
