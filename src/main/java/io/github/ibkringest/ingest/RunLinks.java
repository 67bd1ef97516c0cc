package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Lack;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Coverage;
import io.github.ibkringest.store.Failpoint;
import io.github.ibkringest.store.FollowUps;
import io.github.ibkringest.store.Sql;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What follows from the rows of a run once all of them are in: links, what supersedes what, and which days are proven.
 * Takes part in the run's transaction. Thread-safe.
 */
final class RunLinks {

    private final JdbcTemplate jdbc;
    private final SameFacts sameFacts;
    private final FollowUps followUps;
    private final OrdersToldInPart ordersToldInPart;
    private final Coverage coverage;

    RunLinks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.sameFacts = new SameFacts(jdbc);
        this.followUps = new FollowUps(jdbc);
        this.ordersToldInPart = new OrdersToldInPart(jdbc);
        this.coverage = new Coverage(jdbc);
    }

    /** Links what the run wrote, whatever came first. */
    void link(Run<?> run) {
        Dataset dataset = run.type().dataset();
        run.contracts().link(run.id());
        Failpoint.reach("contracts-linked");
        if (dataset == Dataset.EXECUTIONS) {
            sameFacts.decide(run);
            releaseEvents(run);
        }
        Failpoint.reach("same-facts-decided");
        followUps.run(dataset, run.accountId(), run.id(), run.touched()).forEach(run.orders()::affects);
        Failpoint.reach("followed-up");
        if (dataset == Dataset.ORDERS) {
            run.orders().retold(run.accountId(), run.rewritten());
        }
        run.orders().complete(run.id());
        ordersToldInPart.complete(run);
        Failpoint.reach("orders-completed");
    }

    private void releaseEvents(Run<?> run) {
        WrittenDays days = run.days();
        if (!days.isEmpty()) {
            Period period = days.period();
            jdbc.update(Sql.of("executions/release-events"), run.id(), run.accountId(), period.from(), period.to());
        }
    }

    /**
     * Records the days that the run proves complete, as far as they were wanted, and those that its payload speaks of
     * without proving them. What lies in quarantine is missing, so nothing is proven complete then.
     */
    void cover(Run<?> run, Period wanted) {
        Fetch<?> fetch = run.fetch();
        boolean whole = run.counts().quarantined() == 0;
        for (Period period : within(wanted, fetch.covered())) {
            if (whole) {
                coverage.record(run.accountId(), run.type().dataset(), fetch, period, run.id(), run.payloadId());
            } else if (!fetch.isProvisional()) {
                lacks(run, Lack.QUARANTINED, period);
            }
        }
        for (Period period : within(wanted, whole ? fetch.coveredOrders() : List.of())) {
            coverage.record(run.accountId(), Dataset.ORDERS, fetch, period, run.id(), run.payloadId());
        }
        fetch.lacking().forEach((why, periods) -> within(wanted, periods).forEach(period -> lacks(run, why, period)));
    }

    private void lacks(Run<?> run, Lack why, Period period) {
        coverage.recordLack(run.accountId(), run.type().dataset(), run.fetch(), why, period, run.id());
    }

    private static List<Period> within(Period wanted, List<Period> periods) {
        return periods.stream()
                .map(period -> period.within(wanted))
                .filter(Objects::nonNull)
                .toList();
    }
}
