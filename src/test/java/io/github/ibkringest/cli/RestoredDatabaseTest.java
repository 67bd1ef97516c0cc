package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.eventlog.EventReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that is older than what was acknowledged is noticed, and the next sync heals it. */
class RestoredDatabaseTest extends CommandTestSupport {

    private Path home;

    @BeforeEach
    void syncOnce() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        set("home", home.toString());
        assertThat(run("sync", "--file", statement("two-accounts.xml")).exitCode())
                .isZero();
    }

    /** As from a backup that was made before the last event. */
    private static void restore() {
        EventReplay.rewind(STORE.jdbc(), STORE.count("select last_id - 1 from trading.event_head"));
    }

    @Test
    void shouldSayNothingWhereNothingHappened() {
        assertThat(run("status").out()).doesNotContain("restored");
        assertThat(run("verify").lines()).contains("last seen 1 0");
    }

    @Test
    void shouldSayThatTheDatabaseIsOlderThanItWas() {
        restore();

        assertThat(run("status").out()).contains("older than on 20", "restored from a backup");
        assertThat(run("status", "--json").exitCode()).isZero();
        Outcome verified = run("verify");
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.lines()).contains("last seen 1 1");
        assertThat(verified.out()).contains("see which days are missing: ibkr-ingest coverage");
    }

    /** The log has grown again since, with other events. */
    @Test
    void shouldNoticeALogThatWentAnotherWay() {
        restore();
        EventReplay.publish(STORE.jdbc(), "run.failed", null, false, "{}");
        EventReplay.publish(STORE.jdbc(), "run.failed", null, false, "{}");

        assertThat(run("status").out()).contains("older than on 20");
    }

    @Test
    void shouldBeHealedByTheNextSync() {
        restore();

        assertThat(run("sync", "--file", statement("exec-id-revision-1.xml")).exitCode())
                .isZero();

        assertThat(run("status").out()).doesNotContain("older than on 20");
        assertThat(run("verify").lines()).contains("last seen 1 0");
    }

    @Test
    void shouldNotFailWhereTheNoteCannotBeRead() throws IOException {
        try (Stream<Path> marks = Files.list(home.resolve("marks"))) {
            for (Path mark : marks.toList()) {
                Files.writeString(mark, "event=what");
            }
        }

        assertThat(run("status").exitCode()).isZero();
        assertThat(run("verify").lines()).contains("last seen 1 0");
        assertThat(run("sync", "--file", statement("exec-id-revision-1.xml")).exitCode())
                .isZero();
    }
}
