package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What was stored after each of several syncs with corrections can be read at the end of all of them. */
class HistoryTest {

    private static final List<String> TABLES = List.of("execution", "trade_order", "option_event");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final RunningProgram program = RunningProgram.over(database);

    @AfterEach
    void stop() {
        program.close();
    }

    /** The tables at a moment. */
    private record Snapshot(OffsetDateTime moment, Map<String, List<String>> rows) {}

    private static final Row FILL = Rows.stockFill()
            .with("ibOrderID", "70")
            .with("tradeID", "80")
            .with("transactionID", "90")
            .with("ibExecID", "0000f1ab.6a01.01.01");

    private static final Row BOOKING = Rows.bookTrade().with("tradeID", "85").with("transactionID", "95");

    private static final Row EVENT = OptionEvents.expiration().with("tradeID", "85");

    private static Row corrected() {
        return Rows.priced(FILL, "100", "42.60")
                .with("ibExecID", "0000f1ab.6a01.01.02")
                .with("transactionID", "91");
    }

    private List<Snapshot> snapshotsOf(List<FlexXml> statements) {
        List<Snapshot> snapshots = new ArrayList<>();
        snapshots.add(snapshot());
        for (FlexXml statement : statements) {
            assertThat(program.sync(statement.toXml())).allMatch(run -> run.error() == null);
            snapshots.add(snapshot());
        }
        return snapshots;
    }

    private Snapshot snapshot() {
        Map<String, List<String>> rows = new java.util.TreeMap<>();
        TABLES.forEach(table -> rows.put(table, rows("trading." + table)));
        OffsetDateTime now = program.jdbc().queryForObject("select clock_timestamp()", OffsetDateTime.class);
        return new Snapshot(now, rows);
    }

    private List<String> rows(String from, Object... parameters) {
        return program.jdbc()
                .queryForList("select to_json(t)::text from " + from + " t order by t.id", String.class, parameters);
    }

    private static FlexXml statement(int day, Row... trades) {
        return FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated("202607" + day + ";181500").trade(trades));
    }

    private static List<FlexXml> corrections() {
        return List.of(
                statement(18, Rows.orderRow(FILL), FILL),
                statement(19, FILL.with("ibCommission", "-1.25")),
                statement(20, corrected()),
                FlexXml.activity()
                        .statement(
                                "U1234567",
                                s -> s.whenGenerated("20260721;181500").optionEvent(EVENT)),
                statement(22, BOOKING),
                statement(23, Rows.cancelOf(corrected()).with("transactionID", "99")),
                statement(23, FILL, corrected()));
    }

    @Test
    void shouldTellWhatWasStoredAtAnyMoment() {
        List<Snapshot> snapshots = snapshotsOf(corrections());
        for (Snapshot snapshot : snapshots) {
            for (String table : TABLES) {
                assertThat(rows("trading." + table + "_as_of(?)", snapshot.moment()))
                        .as("%s as of %s", table, snapshot.moment())
                        .isEqualTo(snapshot.rows().get(table));
            }
        }
        assertThat(snapshots.stream().map(Snapshot::rows).distinct()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void shouldNameTheRunBehindEachChange() {
        snapshotsOf(corrections());
        assertThat(program.jdbc()
                        .queryForList(
                                "select distinct p.name is not null from trading.record_revision v"
                                        + " join trading.run r on r.id = v.replaced_by_run"
                                        + " left join trading.raw_payload p on p.id = r.payload_id",
                                Boolean.class))
                .containsExactly(true);
    }

    @Test
    void shouldShowTheStatesOfAnOrder() {
        Row order = Rows.orderRow(FILL);
        snapshotsOf(List.of(
                statement(18, order),
                statement(19, order),
                statement(20, order.with("quantity", "150")),
                statement(21, order.with("quantity", "150").with("tradePrice", "41"))));
        List<Map<String, Object>> states = program.jdbc()
                .queryForList("select filled_quantity::int as filled, valid_to is null as latest, valid_from < valid_to"
                        + " as ordered, run_id from trading.order_status_timeline order by valid_from");
        assertThat(states).extracting("filled").containsExactly(100, 150);
        assertThat(states).extracting("latest").containsExactly(false, true);
        assertThat(states.get(0)).containsEntry("ordered", true);
    }
}
