package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code accounts remove}: an account goes with all that is kept of it, and of the others nothing does. */
class AccountsRemoveTest extends CommandTestSupport {

    private static final String TWO = statement("two-accounts.xml");
    private static final String MALFORMED = statement("malformed-records.xml");

    @BeforeEach
    void forgetRemovals() {
        STORE.jdbc().execute("truncate trading.account_removal, trading.alert");
    }

    @Test
    void shouldSayWhatWouldGoAndKeepIt() {
        run("sync", "--file", TWO);
        Map<String, Long> before = rows();

        Outcome dry = run("accounts", "remove", "U7700001");

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.lines())
                .contains("table rows to remove", "broker_account 1", "run 3")
                .anyMatch(line -> line.startsWith("execution "))
                .anyMatch(line ->
                        line.contains("Nothing was removed") && line.contains("accounts remove U7700001 --yes"));
        assertThat(rows()).isEqualTo(before);
        assertThat(STORE.count("select count(*) from trading.broker_account")).isEqualTo(2);
        assertThat(STORE.count("select count(*) from trading.account_removal")).isZero();
    }

    @Test
    void shouldRemoveAllOfOneAccountAndNothingOfTheOther() {
        run("sync", "--file", TWO, "--account", "DU7700002");
        Map<String, Long> alone = rows();
        emptyTheDatabase();
        run("sync", "--file", TWO);
        Outcome dry = run("accounts", "remove", "U7700001");

        Outcome removed = run("accounts", "remove", "U7700001", "--yes");

        assertThat(removed.exitCode()).isZero();
        assertThat(removed.lines().stream().filter(line -> line.matches("\\w+ \\d+")))
                .isEqualTo(dry.lines().stream()
                        .filter(line -> line.matches("\\w+ \\d+"))
                        .toList());
        assertThat(removed.out()).contains("Account U7700001 is removed");
        assertThat(rows()).isEqualTo(alone);
        assertThat(STORE.jdbc().queryForList("select code from trading.broker_account", String.class))
                .containsExactly("DU7700002");
        assertThat(STORE.count("select count(*) from trading.run where account_id is null"))
                .isZero();
    }

    @Test
    void shouldKeepThatItWasDone() {
        run("sync", "--file", TWO);

        run("accounts", "remove", "U7700001", "--yes");

        Map<String, Object> kept = STORE.jdbc().queryForMap("select * from trading.account_removal");
        assertThat(kept)
                .containsEntry("code", "U7700001")
                .containsEntry("reason", "asked")
                .containsEntry("removed_by", STORE.one(String.class, "select session_user::text"));
        assertThat(kept.get("counts").toString()).contains("\"run\": 3");
    }

    @Test
    void shouldTakeWhatEventsSayAndLeaveTheirChain() {
        run("sync", "--file", TWO);
        String chain = "select string_agg(encode(hash, 'hex'), ' ' order by id) from trading.event";
        String before = STORE.one(String.class, chain);

        run("accounts", "remove", "U7700001", "--yes");

        assertThat(STORE.one(String.class, chain)).isEqualTo(before);
        assertThat(STORE.count("select count(*) from trading.event where data is null and account is null"))
                .isPositive();
        assertThat(STORE.count(
                        "select count(*) from trading.event where account = 'U7700001' or data like '%U7700001%'"))
                .isZero();
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select distinct account from trading.event where data is not null", String.class))
                .containsExactly("DU7700002");
    }

    /** What went is counted, so that nobody takes it for damage. */
    @Test
    void shouldLeaveNothingWrong() {
        STORE.jdbc().execute("truncate trading.account_removal");
        run("sync", "--file", TWO);
        run("sync", "--file", statement("short-put-assignment.xml"));

        run("accounts", "remove", "U7700001", "--yes");

        assertThat(run("verify", "--data").lines()).anyMatch(line -> line.startsWith("Nothing is wrong"));
        assertThat(STORE.count("select count(*) from trading.payload_seal where removed_at is not null"))
                .isEqualTo(1);
        STORE.jdbc().update("delete from trading.account_removal");
        assertThat(run("verify").exitCode()).isEqualTo(1);
    }

    /** The last account takes all of it along, whatever lies in quarantine, in the history and among the alerts. */
    @Test
    void shouldLeaveNothingBehind() {
        run("sync", "--file", MALFORMED);
        run("sync", "--file", statement("exec-id-revision-1.xml"));
        run("sync", "--file", statement("exec-id-revision-2.xml"));
        run("sync", "--file", statement("short-put-assignment.xml"));
        run("sync", "--file", statement("combo-legs.xml"));
        assertThat(rows()).containsKeys("record_revision", "quarantined_record", "option_event", "order_alias");
        List<String> codes = STORE.jdbc().queryForList("select code from trading.broker_account", String.class);
        codes.forEach(code -> STORE.jdbc()
                .update(
                        "insert into trading.alert (cause, detail, condition) values (?, '', json_build_object('account', ?))",
                        code,
                        code));

        codes.forEach(code ->
                assertThat(run("accounts", "remove", code, "--yes").exitCode()).isZero());

        assertThat(rows().keySet()).isSubsetOf("quarantined_record", "raw_payload");
        assertThat(STORE.count("select count(*) from trading.quarantined_record where account_id is not null"))
                .isZero();
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
        assertThat(STORE.count("select count(*) from trading.run where account_id is not null"))
                .isZero();
        assertThat(STORE.count("select count(*) from trading.alert")).isZero();
        assertThat(STORE.count("select count(*) from trading.unproven_period")).isZero();
    }

    @Test
    void shouldBringItInAgainFromItsStatement() {
        run("sync", "--file", TWO);
        Map<String, Long> before = rows();
        run("accounts", "remove", "U7700001", "--yes");

        run("sync", "--file", TWO);

        assertThat(rows()).isEqualTo(before);
    }

    /** What is known of files must not keep a folder from being read again. */
    @Test
    void shouldBringItInAgainFromItsFolder() throws IOException {
        Files.copy(Path.of(TWO), folder.resolve("two.xml"));
        String other =
                Files.readString(Path.of(statement("short-put-assignment.xml"))).replace("U7700001", "U7700005");
        Files.writeString(folder.resolve("other.xml"), other);
        run("sync", "--file", folder.toString());
        Map<String, Long> before = rows();
        run("accounts", "remove", "U7700001", "--yes");

        Outcome again = run("sync", "--file", folder.toString());

        assertThat(again.out()).contains("2 files: 1 known (--again reads it, too), 1 imported");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void shouldNotRemoveWhatARunIsAtWorkOn() throws SQLException {
        run("sync", "--file", TWO);
        long account = STORE.one(Long.class, "select id from trading.broker_account where code = 'U7700001'");
        try (Connection other = STORE.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_try_advisory_xact_lock(" + account + ", 1)");

            Outcome removed = run("accounts", "remove", "U7700001", "--yes");

            assertThat(removed.exitCode()).isEqualTo(4);
            assertThat(removed.err()).contains("a run of account U7700001 is active");
            other.rollback();
        }
        assertThat(STORE.count("select count(*) from trading.broker_account")).isEqualTo(2);
    }

    @Test
    void shouldRefuseAnAccountThatIsNotRegistered() {
        Outcome removed = run("accounts", "remove", "U7700009", "--yes");

        assertThat(removed.exitCode()).isEqualTo(2);
        assertThat(removed.err())
                .contains("account U7700009 is not registered, so there is nothing to remove; see: accounts")
                .doesNotContain("accounts add");
    }
}
