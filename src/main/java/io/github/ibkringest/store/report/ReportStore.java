package io.github.ibkringest.store.report;

import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.StatedPosition;
import io.github.ibkringest.broker.record.StatedReport;
import io.github.ibkringest.broker.record.StatedTotal;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Array;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables {@code broker_report}, {@code broker_position} and {@code broker_total}. Thread-safe. */
public final class ReportStore {

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    public ReportStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(long id, boolean isNew) {}

    /** Keeps a report of an account, in the current transaction; what is known already is left alone. */
    public void keep(long accountId, long runId, long payloadId, Payload payload, StatedReport report) {
        Optional<Kept> kept = jdbc
                .query(
                        Sql.of("reports/keep"),
                        (row, n) -> new Kept(row.getLong("id"), row.getBoolean("is_new")),
                        accountId,
                        report.period().from(),
                        report.period().to(),
                        report.asOf() == null ? null : report.asOf().atOffset(ZoneOffset.UTC),
                        report.baseCurrency(),
                        array(report.sections()),
                        array(report.faults()),
                        payload.source(),
                        payload.feed(),
                        report.hash(),
                        payloadId,
                        runId)
                .stream()
                .findFirst();
        kept.filter(Kept::isNew).ifPresent(added -> {
            positions(accountId, added.id(), report);
            totals(accountId, added.id(), report);
        });
    }

    private Array array(Collection<String> texts) {
        return jdbc.execute(
                (ConnectionCallback<Array>) connection -> connection.createArrayOf("text", texts.toArray()));
    }

    private void positions(long accountId, long reportId, StatedReport report) {
        List<StatedPosition> positions = report.positions();
        jdbc.batchUpdate(Sql.of("reports/position"), positions, ROWS_AT_ONCE, (row, position) -> {
            row.setLong(1, reportId);
            row.setLong(2, accountId);
            row.setObject(3, report.period().to());
            row.setString(4, position.conId());
            row.setString(5, position.symbol());
            row.setString(6, position.assetClass());
            row.setString(7, position.currency());
            row.setBigDecimal(8, position.quantity());
            row.setBigDecimal(9, position.costBasis());
            row.setBigDecimal(10, position.markPrice());
            row.setString(11, position.json());
        });
    }

    private void totals(long accountId, long reportId, StatedReport report) {
        List<StatedTotal> totals = report.totals();
        jdbc.batchUpdate(Sql.of("reports/total"), totals, ROWS_AT_ONCE, (row, total) -> {
            row.setLong(1, reportId);
            row.setLong(2, accountId);
            row.setObject(3, report.period().from());
            row.setObject(4, report.period().to());
            row.setString(5, total.section());
            row.setString(6, total.currency());
            row.setString(7, total.subject());
            row.setString(8, total.name());
            row.setBigDecimal(9, total.amount());
        });
    }
}
