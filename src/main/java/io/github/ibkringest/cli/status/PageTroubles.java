package io.github.ibkringest.cli.status;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.page.Trouble;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.store.live.LiveBoard;
import io.github.ibkringest.store.run.TokenRefusals;
import io.github.ibkringest.store.status.Overview;
import io.github.ibkringest.store.status.Vitals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** What {@code status} tells, for the page. Thread-safe. */
public final class PageTroubles implements Function<Completeness, List<Trouble>> {

    private final Settings settings;
    private final JdbcTemplate jdbc;

    /** Asks a database whenever it is asked. */
    public PageTroubles(Settings settings, Database database) {
        this.settings = settings;
        this.jdbc = new JdbcTemplate(database.deferred());
    }

    @Override
    public List<Trouble> apply(Completeness completeness) {
        Standings standings = new Standings(
                new Overview(jdbc),
                new FileLedger(jdbc),
                completeness,
                new Certificates(jdbc, Clock.systemUTC()).standing(),
                new Accounts(jdbc).all(),
                true);
        List<Problem> problems = new ArrayList<>(standings.ofNoAccount());
        problems.addAll(UpcomingRuns.of(settings, new TokenRefusals(jdbc), new LiveBoard(jdbc), Clock.systemUTC())
                .problems());
        problems.addAll(new Consumers(new Vitals(jdbc).lags(), limit()).problems());
        standings.standings().forEach(standing -> problems.addAll(standing.problems()));
        return Problem.worstFirst(problems.stream()).stream()
                .map(problem ->
                        new Trouble(problem.subject(), problem.needsSomebody(), problem.text(), command(problem)))
                .toList();
    }

    /** What shows more of it; of missing days, the command that lists them. */
    private static String command(Problem problem) {
        return problem.command() == null && problem.grade() == Problem.Grade.MISSING
                ? "ibkr-ingest coverage --account " + problem.subject()
                : problem.command();
    }

    private Duration limit() {
        Duration limit = settings.operations().alerts().eventLag();
        return limit == null ? Consumers.USUAL_LIMIT : limit;
    }
}
