package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code rebuild}: compares with what the documents say, on a server of its own, and makes it so. */
class RebuildCommandTest extends CommandTestSupport {

    private static final String A_FILL = "(select min(id) from trading.execution where is_effective and kind = 'FILL')";

    @BeforeEach
    void sync() throws IOException {
        set("home", Files.createDirectory(folder.resolve("home")).toString());
        assertThat(run("sync", "--file", statement("exec-id-revision-1.xml"), "--file", statement("two-accounts.xml"))
                        .exitCode())
                .isZero();
    }

    /** One walk, because a server starts for each command. */
    @Test
    void shouldMakeRowsAnewThatDiffer() {
        String key = STORE.one(String.class, "select exec_key from trading.execution where id = " + A_FILL);
        String price = STORE.one(String.class, "select price::text from trading.execution where id = " + A_FILL);
        STORE.jdbc().update("update trading.execution set price = price + 1, taxes = 17 where id = " + A_FILL);

        Outcome verified = run("rebuild", "--verify");

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.lines())
                .anyMatch(line -> line.matches(".*execution " + key + " price .*"))
                .contains("1 rows are not what the documents say.");
        long events = STORE.count("select last_id from trading.event_head");

        Outcome applied = run("rebuild", "--apply");

        assertThat(applied.err()).contains("1 rows are not what the documents say; they are made anew.");
        assertThat(applied.lines()).contains("All rows are what the documents say.");
        assertThat(applied.exitCode()).isZero();
        assertThat(STORE.one(String.class, "select price::text from trading.execution where exec_key = ?", key))
                .isEqualTo(price);
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select type || ' ' || subject from trading.event where id > ?", String.class, events))
                .contains("execution.corrected " + key);
        assertThat(STORE.count(
                        "select count(*) from trading.record_revision r join trading.execution e on e.id = r.row_id"
                                + " where r.dataset = 'executions' and e.exec_key = ? and r.said ->> 'taxes' = '17'",
                        key))
                .isEqualTo(1);
        assertThat(run("verify", "--data").lines()).anyMatch(line -> line.startsWith("Nothing is wrong"));
    }

    @Test
    void shouldAskWhatItIsFor() {
        assertThat(run("rebuild").exitCode()).isEqualTo(2);
        assertThat(run("rebuild", "--verify", "--apply").exitCode()).isEqualTo(2);
    }
}
