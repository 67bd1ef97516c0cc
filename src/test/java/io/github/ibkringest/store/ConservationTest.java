package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database lets no row of a payload get lost: neither between its datasets, nor in a run. */
class ConservationTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private final JdbcTemplate jdbc = STORE.jdbc();
    private long account;
    private long payload;

    @BeforeEach
    void keepAPayload() {
        jdbc.execute("truncate trading.broker_account, trading.run, trading.raw_payload cascade");
        account = id("insert into trading.broker_account (code, environment) values ('U1', 'LIVE') returning id");
        payload = id("insert into trading.raw_payload (sha256, source, name, feed, size_bytes, accounts, fetched_at)"
                + " values ('x', 'flex-file', 'x.xml', 'activity', 1, '{U1}', now()) returning id");
    }

    private long id(String sql) {
        return jdbc.queryForObject(sql, Long.class);
    }

    private void content(long rows) {
        jdbc.update(
                "insert into trading.payload_content (payload_id, rows, records, skipped) values (?, ?,"
                        + " '{\"U1\": {\"executions\": 3, \"orders\": 1}, \"U2\": {\"executions\": 2}, \"U3\": {}}',"
                        + " '{\"summary-row\": 4}')",
                payload,
                rows);
    }

    private void run(String dataset, Long of, long read) {
        long run = jdbc.queryForObject(
                "insert into trading.run (account_id, dataset, source, status) values (?, ?, 'flex-file', 'running')"
                        + " returning id",
                Long.class,
                of,
                dataset);
        jdbc.update(
                "update trading.run set status = 'succeeded', finished_at = now(), payload_id = ?, read = ?, unchanged = ?"
                        + " where id = ?",
                payload,
                read,
                read,
                run);
    }

    @Test
    void shouldHoldAllRowsOfAPayload() {
        content(10);

        assertThat(id("select count(*) from trading.payload_content")).isEqualTo(1);
    }

    @Test
    void shouldRefuseAPayloadThatLostARow() {
        assertThatThrownBy(() -> content(11))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("conservation_of_rows");
    }

    @Test
    void shouldRefuseARunThatLostARecord() {
        content(10);
        run("executions", account, 3);
        run("option-events", account, 0);
        run("orders", null, 0);

        assertThatThrownBy(() -> run("executions", account, 2))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("has read 2 records of executions, of which its payload holds 3");
        assertThatThrownBy(() -> run("option-events", account, 1)).isInstanceOf(DataIntegrityViolationException.class);
    }

    /** What was stored before rows were counted is left as it is. */
    @Test
    void shouldTakeARunOfAPayloadThatWasNotCounted() {
        run("executions", account, 5);

        assertThat(id("select count(*) from trading.run where status = 'succeeded'"))
                .isEqualTo(1);
    }
}
