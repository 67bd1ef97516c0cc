package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.rebuild.RebuiltStore;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.AccountRemoval;
import io.github.ibkringest.store.account.Accounts;
import io.github.ibkringest.verify.SoundStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Trades, splits, transfers and their corrections hold the same, whichever statements tell of them, in whichever order. */
class MovedInAnyOrderTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @Test
    void shouldHoldTheSameInAnyOrder() throws IOException {
        check(1, 4);
    }

    @Test
    @Tag("slow")
    void shouldAlwaysHoldTheSameInAnyOrder() throws IOException {
        check(100, 200);
    }

    /** What the other one holds stays, and who is delivered again holds what it held. */
    @Test
    void shouldHoldTheSameAfterAnAccountWasRemoved() throws IOException {
        MovedHistory history = new MovedHistory(7);
        sync(history, 7);
        Map<String, BigDecimal> ofOther = new TreeMap<>(history.held());
        ofOther.keySet().removeIf(key -> key.startsWith(MovedHistory.ACCOUNTS.get(0)));

        Account account = new Accounts(INGESTOR.jdbc()).all().get(0);
        assertThat(account.code()).isEqualTo(MovedHistory.ACCOUNTS.get(0));
        new AccountRemoval(INGESTOR.jdbc().getDataSource()).remove(account, false);
        assertThat(totals()).isEqualTo(ofOther);
        assertThat(open()).isEqualTo(ofOther);
        SoundStore.findsInData(INGESTOR.jdbc());

        sync(history, 8);
        assertThat(totals()).isEqualTo(history.held());
        assertThat(open()).isEqualTo(history.held());
        SoundStore.findsInData(INGESTOR.jdbc());
    }

    private void check(long first, int seeds) throws IOException {
        for (long seed : LongStream.range(first, first + seeds).toArray()) {
            INGESTOR.empty();
            MovedHistory history = new MovedHistory(seed);
            sync(history, seed);
            assertThat(totals()).as("totals, seed %s", seed).isEqualTo(history.held());
            assertThat(open()).as("open positions, seed %s", seed).isEqualTo(history.held());
            assertThat(held(
                            "select distinct on (account, con_id) account || ' ' || con_id, quantity from trading.position"
                                    + " order by account, con_id, day desc"))
                    .as("the view, seed %s", seed)
                    .isEqualTo(history.held());
            SoundStore.findsInData(INGESTOR.jdbc());
            RebuiltStore.isEqualTo(INGESTOR.jdbc().getDataSource());
        }
    }

    /** Of each statement, the events tell what it made of the totals. */
    private void sync(MovedHistory history, long number) throws IOException {
        int file = 0;
        for (FlexXml statement : history.statements()) {
            Path path = folder.resolve(number + "-" + file++ + ".xml");
            statement.writeTo(path);
            assertThat(INGESTOR.sync(path))
                    .as("number %s", number)
                    .allSatisfy(run -> assertThat(run.error()).isNull());
            assertThat(told()).as("events, number %s", number).isEqualTo(totals());
        }
    }

    private static Map<String, BigDecimal> open() {
        return held("select account || ' ' || con_id, quantity from trading.open_position");
    }

    private static Map<String, BigDecimal> totals() {
        return held("select a.code || ' ' || t.con_id, t.quantity from trading.position_total t"
                + " join trading.broker_account a on a.id = t.account_id");
    }

    private static Map<String, BigDecimal> told() {
        return held("select distinct on (account, subject) account || ' ' || subject,"
                + " (data::json ->> 'quantity_after')::numeric from trading.event where type = 'position.changed' and account is not null"
                + " order by account, subject, id desc");
    }

    private static Map<String, BigDecimal> held(String sql) {
        Map<String, BigDecimal> held = new TreeMap<>();
        INGESTOR.jdbc().query(sql, row -> {
            held.put(row.getString(1), row.getBigDecimal(2));
        });
        return MovedHistory.rounded(held);
    }
}
