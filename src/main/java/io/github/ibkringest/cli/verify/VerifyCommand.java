package io.github.ibkringest.cli.verify;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.invocation.AccountChoice;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.mark.Marks;
import io.github.ibkringest.verify.Outcome;
import io.github.ibkringest.verify.Verification;
import io.github.ibkringest.verify.data.DataVerification;
import io.github.ibkringest.verify.data.Part;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine;

/** {@code verify}: whether the store agrees with itself. */
@CommandLine.Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the database against itself: chains of events and payloads, counts, links, flags, revisions, complete days.",
            "With --data also against the documents that were delivered, whose bytes are read again.",
            "Changes nothing. Ends with 1 when something is wrong. docs/verify.md describes the checks."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest verify",
            "  ibkr-ingest verify --data",
            "  ibkr-ingest verify --data --subset 1/7           a seventh of the documents, for each day of a week",
            "  ibkr-ingest verify --account U1234567 --json"
        })
public final class VerifyCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Mixin
    private AccountChoice accounts;

    @CommandLine.Option(names = "--data", description = "Also read all documents and all rows again.")
    private boolean data;

    @CommandLine.Option(
            names = "--subset",
            paramLabel = "N/M",
            description = "With --data: only the n-th of m parts of the documents, and no rows.")
    private String subset;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of tables.")
    private boolean json;

    @Override
    public Integer call() throws SQLException {
        if (subset != null && !data) {
            throw new BrokerConfigurationException("--subset is a part of what --data reads; give both");
        }
        Part part = subset == null ? Part.WHOLE : Part.of(subset);
        Settings settings = invocation.settings();
        Sources sources = new Sources(settings);
        try (Database database = invocation.database(settings)) {
            List<Account> chosen = accounts.among(new Accounts(new JdbcTemplate(database.dataSource())).all());
            Marks marks = new Marks(new JdbcTemplate(database.dataSource()), settings.home());
            List<Outcome> outcomes =
                    new ArrayList<>(List.of(Outcome.lastSeen(marks.lack().orElse(null))));
            outcomes.addAll(Verification.onSnapshot(
                    database.dataSource(), snapshot -> outcomes(snapshot, chosen, sources, part)));
            print(outcomes);
            return outcomes.stream().anyMatch(outcome -> outcome.wrong() > 0) ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    /** All accounts at once, unless some are named. */
    private List<Outcome> outcomes(Connection snapshot, List<Account> chosen, Sources sources, Part part)
            throws SQLException {
        List<Long> ids = new ArrayList<>();
        chosen.forEach(account -> ids.add(account.id()));
        List<List<Outcome>> each = new ArrayList<>();
        for (Long id : accounts.isGiven() ? ids : Collections.<Long>singletonList(null)) {
            List<Outcome> outcomes = new ArrayList<>(new Verification(snapshot, id).checks(done -> {}));
            if (data) {
                outcomes.addAll(new DataVerification(snapshot, sources).checks(id, part, done -> {}));
            }
            each.add(outcomes);
        }
        return Outcome.together(each);
    }

    private void print(List<Outcome> outcomes) {
        PrintWriter out = invocation.out();
        if (json) {
            out.println(OutcomeJson.write(outcomes));
        } else {
            OutcomeText.print(outcomes, out);
        }
        out.flush();
    }
}
