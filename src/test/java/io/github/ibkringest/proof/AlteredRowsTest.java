package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A row that is missing, doubled or altered is noticed by the broker's totals, and the finding names what it is about. */
class AlteredRowsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final int ROWS = 700;

    private static JdbcTemplate jdbc;
    private static Account account;
    private static List<Row> rows;

    /** An execution that is stored. */
    record Row(long id, String key, String conId, String currency) {}

    /** What is done to a row. */
    enum Harm {
        MISSING("delete from trading.execution where id = ?"),
        DOUBLED(
                "insert into trading.execution (account_id, exec_key, kind, con_id, contract_id, symbol, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, proceeds, net_cash, fx_rate_to_base,"
                        + " trade_date, report_date, settle_date, source, feed, feed_rank, content_hash, raw_record, first_run_id,"
                        + " last_run_id) select account_id, 'doubled', kind, con_id, contract_id, symbol, side, quantity,"
                        + " signed_quantity, price, currency, commission, commission_currency, proceeds, net_cash, fx_rate_to_base,"
                        + " trade_date, report_date, settle_date, source, feed, feed_rank, content_hash, raw_record, first_run_id,"
                        + " last_run_id from trading.execution where id = ?"),
        OTHER_QUANTITY(
                "update trading.execution set quantity = quantity + 1, signed_quantity = signed_quantity + sign(signed_quantity) where id = ?"),
        OTHER_SIGN("update trading.execution set signed_quantity = - signed_quantity where id = ?"),
        OTHER_CONTRACT("update trading.execution set con_id = 'another', contract_id = null where id = ?"),
        OTHER_COMMISSION("update trading.execution set commission = commission + 0.02 where id = ?"),
        OTHER_PROCEEDS("update trading.execution set proceeds = proceeds + 0.02 where id = ?"),
        OTHER_DAY("update trading.execution set report_date = '2026-07-15' where id = ?");

        private final String sql;

        Harm(String sql) {
            this.sql = sql;
        }
    }

    @BeforeAll
    static void store(@TempDir Path folder) throws IOException {
        jdbc = INGESTOR.jdbc();
        Path file = folder.resolve("year.xml");
        Files.writeString(file, GeneratedHalfYear.of("U1234567", ROWS, 7));
        assertThat(INGESTOR.sync(file))
                .allSatisfy(run -> assertThat(run.error()).isNull());
        account = new Accounts(jdbc).all().get(0);
        rows = jdbc.query(
                "select id, exec_key, con_id, currency from trading.execution order by exec_key",
                (row, n) -> new Row(row.getLong(1), row.getString(2), row.getString(3), row.getString(4)));
        assertThat(rows).hasSize(ROWS);
    }

    private static List<Finding> broken() {
        return new Reconciliation(jdbc)
                .of(account, Period.ALWAYS).stream()
                        .filter(finding -> finding.status() == Status.BROKEN)
                        .toList();
    }

    /** Does something and takes it back. */
    private static void trying(Harm harm, Row row, Consumer<List<Finding>> check) {
        TransactionTemplate transaction =
                new TransactionTemplate(new DataSourceTransactionManager(jdbc.getDataSource()));
        transaction.executeWithoutResult(status -> {
            jdbc.update(harm.sql, row.id());
            check.accept(broken());
            status.setRollbackOnly();
        });
    }

    private static boolean names(Finding finding, Row row) {
        return row.conId().equals(finding.conId())
                || finding.subject().equals(row.currency())
                || finding.equation() == Equation.COMMISSIONS
                || finding.reason().contains(row.key());
    }

    private static void trials(int count, long seed) {
        Random random = new Random(seed);
        for (int n = 0; n < count; n++) {
            Harm harm = Harm.values()[n % Harm.values().length];
            Row row = rows.get(random.nextInt(rows.size()));
            trying(
                    harm,
                    row,
                    findings -> assertThat(findings).as("%s %s", harm, row).anyMatch(finding -> names(finding, row)));
        }
    }

    @Test
    void shouldProveWhatIsAsTheBrokerSays() {
        assertThat(broken()).isEmpty();
    }

    @Test
    void shouldNoticeARowThatIsMissing() {
        IntStream.iterate(3, n -> n < ROWS, n -> n + 35)
                .forEach(n -> trying(
                        Harm.MISSING,
                        rows.get(n),
                        findings -> assertThat(findings).isNotEmpty()));
    }

    @Test
    void shouldNoticeAndNameWhatIsAltered() {
        trials(50, 11);
    }

    @Test
    @Tag("slow")
    void shouldNoticeEachRowThatIsMissing() {
        rows.forEach(row ->
                trying(Harm.MISSING, row, findings -> assertThat(findings).isNotEmpty()));
    }

    @Test
    @Tag("slow")
    void shouldNoticeAndNameWhateverIsAltered() {
        trials(1_000, 12);
    }
}
