package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.fake.FakeRecord;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/** The real routes between fake brokers and a real PostgreSQL, with a look into the tables. */
abstract class EndToEndSupport extends RouteTestSupport {

    @BeforeEach
    void startRoutes() {
        start();
    }

    final RunReport run(Dataset dataset, String account) {
        List<RunReport> reports = sync(request(EnumSet.of(dataset), Set.of(account)));
        assertThat(reports).hasSize(1);
        return reports.get(0);
    }

    static FakeRecord<?> one(Dataset dataset, String id) {
        return switch (dataset) {
            case ORDERS -> order(id);
            case EXECUTIONS -> fill(id + ".01");
            case OPTION_EVENTS -> assignment(id).quantity("100");
            case CORPORATE_ACTIONS, TRANSFERS -> throw new IllegalArgumentException("the fake broker has none");
        };
    }

    static void assertConserved(
            RunReport report, long read, long inserted, long updated, long unchanged, long quarantined) {
        assertThat(report.error()).isNull();
        assertThat(report.status()).isEqualTo(RunReport.Status.SUCCEEDED);
        assertThat(List.of(
                        report.read(), report.inserted(), report.updated(), report.unchanged(), report.quarantined()))
                .as("read, inserted, updated, unchanged, quarantined")
                .containsExactly(read, inserted, updated, unchanged, quarantined);
        long ignored =
                report.ignored().values().stream().mapToLong(Long::longValue).sum();
        assertThat(inserted + updated + unchanged + quarantined + ignored).isEqualTo(read);
    }

    static Map<String, Object> ledger(RunReport report) {
        return STORE.jdbc().queryForMap("select * from trading.run where id = ?", report.runId());
    }

    static Map<String, Object> row(String table, String key, String value) {
        return STORE.jdbc().queryForMap("select * from trading." + table + " where " + key + " = ?", value);
    }

    static long rows(Dataset dataset, String account) {
        return STORE.count(
                "select count(*) from trading." + dataset.table()
                        + " t join trading.broker_account a on a.id = t.account_id where a.code = ?",
                account);
    }

    static String position(String account, String conId) {
        return STORE.one(
                String.class,
                "select quantity::text from trading.position_by_contract where account = ? and con_id = ?",
                account,
                conId);
    }
}
