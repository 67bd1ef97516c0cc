package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is kept of a comparison with the broker's totals: by {@code sync}, {@code status} and {@code reconcile}. */
class CertificatesTest extends ReconcileTestSupport {

    @Test
    void shouldKeepACertificateUntilSomethingElseComesOut() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        run("reconcile");
        run("reconcile");
        assertThat(STORE.count("select count(*) from trading.certificate where status = 'proven'"))
                .isOne();
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");

        sync(s -> s.trade(Rows.stockFill(), Rows.stockFill()).whenGenerated("20260722;060000"));
        assertThat(STORE.count("select count(*) from trading.certificate")).isEqualTo(2);
        assertThat(run("status", "--check").out()).contains("differs from the broker's totals");
    }

    /** What a sync stored is compared at its end, and it says how that came out. */
    @Test
    void shouldCompareWhatASyncStores() throws IOException {
        Path file = Files.createTempFile(folder, "statement", ".xml");
        Files.writeString(
                file,
                FlexXml.activity()
                        .statement(ACCOUNT, s -> totals(s.trade(Rows.stockFill())))
                        .toXml());
        assertThat(run("sync", "--dry-run", "--file", file.toString()).out()).doesNotContain("broker's totals");
        assertThat(run("sync", "--file", file.toString()).lines())
                .contains(ACCOUNT
                        + " against the broker's totals: proven to 2026-07-17 (6 proven, 0 broken, 10 not stated)");
        assertThat(STORE.count("select count(*) from trading.certificate where status = 'proven'"))
                .isOne();

        STORE.jdbc().execute("delete from trading.execution");
        Files.writeString(
                file,
                FlexXml.activity()
                        .statement(ACCOUNT, s -> totals(s).whenGenerated("20260722;060000"))
                        .toXml());
        STORE.jdbc().execute("delete from trading.certificate");
        assertThat(run("sync", "--json", "--file", file.toString()).out())
                .contains("\"brokerTotals\"", "\"reconciled\" : \"3 broken\"");
    }

    /** A program that was killed before it compared leaves that to the next sync; until then nothing is called well. */
    @Test
    void shouldCatchUpOnWhatWasNotCompared() throws IOException {
        sync(s -> totals(s.trade(Rows.stockFill())));
        STORE.jdbc().execute("delete from trading.certificate");
        Outcome status = run("status", "--check");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.out()).contains("not yet compared with the broker's totals: 1 of 1 statement");

        run("sync", "--file", Files.createTempDirectory(folder, "empty").toString());
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");
    }

    /** What IB Gateway tells is of today: it takes no certificate away, unless it brings rows of the days of one. */
    @Test
    void shouldKeepCertificatesWhileADayIsToldLive() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        STORE.jdbc()
                .execute("set session_replication_role = replica;"
                        + "with payload as (insert into trading.raw_payload (sha256, source, name, feed, size_bytes, accounts, fetched_at)"
                        + " values ('0', 'gateway', 'x', 'tws', 0, '{}', now()) returning id)"
                        + "insert into trading.run (account_id, dataset, source, status, read, inserted, payload_id, started_at,"
                        + " finished_at) select (select id from trading.broker_account), 'executions', 'gateway', 'succeeded', 1, 1,"
                        + " id, now(), now() from payload;"
                        + "set session_replication_role = origin");
        assertThat(run("status").out()).contains("against the broker's totals: proven to 2026-07-17");

        STORE.jdbc()
                .execute("update trading.execution set first_run_id = (select max(id) from trading.run),"
                        + " last_run_id = (select max(id) from trading.run)");
        assertThat(run("status").out()).contains("not yet compared with the broker's totals");
    }

    @Test
    void shouldPrintACertificateToSign() {
        sync(s -> totals(s.trade(Rows.stockFill())));
        Outcome text = run("reconcile", "--certificate");
        String digest = STORE.one(String.class, "select sha256 from trading.certificate");
        assertThat(text.out())
                .contains("CERTIFICATE OF RECONCILIATION", "result      proven: 6 equations proven")
                .contains("statement   sha256 " + STORE.one(String.class, "select sha256 from trading.raw_payload"))
                .contains("Date, name, signature");
        assertThat(text.out()).contains(digest);
        assertThat(run("reconcile", "--certificate").out()).isEqualTo(text.out());
        assertThat(run("reconcile", "--certificate", "--json").out())
                .contains("\"format\" : \"ibkr-ingest certificate 1\"", "\"eventLog\"");
        assertThat(STORE.one(
                        String.class,
                        "select encode(sha256(convert_to(document, 'UTF8')), 'hex') from trading.certificate"))
                .isEqualTo(digest);
    }
}
