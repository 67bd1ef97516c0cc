package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A folder is read for what is new in it: files are known by their content, and by how it was read. */
class KnownFilesTest extends CommandTestSupport {

    private Path inbox;

    @BeforeEach
    void deliver() throws IOException {
        inbox = Files.createDirectories(folder.resolve("inbox/2026"));
        Files.writeString(inbox.resolve("one.xml"), statement(1, "U1234567"));
        Files.writeString(inbox.resolve("two.xml"), statement(2, "U1234567", "U7654321"));
    }

    /** A statement with a fill of its own for each account. */
    private static String statement(int number, String... accounts) {
        FlexXml document = FlexXml.activity();
        for (String account : accounts) {
            document.statement(
                    account,
                    s -> s.whenGenerated("2026071" + number + ";181500")
                            .trade(Rows.stockFill()
                                    .with("ibExecID", "0000e0d5.0000000" + number + ".01.01")
                                    .with("tradeID", "90000" + number)
                                    .with("transactionID", "80000" + number)));
        }
        return document.toXml();
    }

    private Outcome sync(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--file";
        arguments[1] = folder.resolve("inbox").toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        return run("sync", arguments);
    }

    private static long runs() {
        return STORE.count("select count(*) from trading.run");
    }

    private static Map<String, Object> state(Path file) {
        return STORE.jdbc().queryForMap("select state, error from trading.source_file where path = ?", file.toString());
    }

    private static String stateOf(Path file) {
        return (String) state(file).get("state");
    }

    /** How many runs a sync left. */
    private long runsOf(String... more) {
        long before = runs();
        Outcome sync = sync(more);
        assertThat(sync.exitCode()).as(sync.err()).isZero();
        return runs() - before;
    }

    @Test
    void shouldReadOnlyWhatIsNew() throws IOException {
        assertThat(runsOf()).isEqualTo(9);
        assertThat(stateOf(inbox.resolve("one.xml"))).isEqualTo("imported");
        Map<String, Long> writes = STORE.writes();

        Outcome again = sync();
        assertThat(again.exitCode()).isZero();
        assertThat(again.lines()).containsExactly("Nothing new. 2 files: 2 known (--again reads them, too)");
        assertThat(again.err()).isEmpty();
        assertThat(runs()).isEqualTo(9);
        assertThat(STORE.writes()).isEqualTo(writes);

        Files.writeString(inbox.resolve("three.xml"), statement(3, "U1234567"));
        Outcome third = sync();
        assertThat(third.lines())
                .contains("3 files: 2 known (--again reads them, too), 1 imported")
                .filteredOn(line -> line.startsWith("U1234567"))
                .hasSize(3);

        Outcome all = sync("--again");
        assertThat(all.lines())
                .noneMatch(line -> line.contains("known"))
                .contains("U1234567 executions 3 3 0 0 3 0", "U7654321 executions 1 1 0 0 1 0")
                .filteredOn(line -> line.startsWith("U"))
                .hasSize(6);
    }

    @Test
    void shouldKnowContentWhereverItLiesAndHoweverItIsPacked() throws IOException {
        sync();
        Files.move(inbox.resolve("one.xml"), folder.resolve("inbox/moved.xml"));
        byte[] two = Files.readAllBytes(inbox.resolve("two.xml"));
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(inbox.resolve("two.xml.gz")))) {
            gzip.write(two);
        }
        Path archive = folder.resolve("inbox/all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("deep/two.xml"));
            zip.write(two);
        }

        assertThat(runsOf()).isZero();

        assertThat(stateOf(inbox.resolve("one.xml"))).isEqualTo("gone");
        for (Path file : List.of(
                folder.resolve("inbox/moved.xml"), inbox.resolve("two.xml.gz"), Path.of(archive + "!deep/two.xml"))) {
            assertThat(stateOf(file)).as("%s", file).isEqualTo("imported");
        }
    }

    @Test
    void shouldReadAFileWhoseContentHasChanged() throws IOException {
        sync();
        Files.writeString(inbox.resolve("one.xml"), statement(4, "U1234567"));

        assertThat(runsOf()).isEqualTo(3);
        assertThat(rows()).containsEntry("raw_payload", 3L);
    }

    @Test
    void shouldReadAFileThatIsNamed() {
        sync();
        String named = inbox.resolve("one.xml").toString();

        assertThat(run("sync", "--file", named).lines())
                .filteredOn(line -> line.startsWith("U1234567"))
                .hasSize(3);

        set("flex-file.paths", named);
        assertThat(run("sync").lines()).containsExactly("Nothing new. 1 file: 1 known (--again reads it, too)");
    }

    @Test
    void shouldReadAgainWithOtherSettingsOfReading() {
        sync();
        set("flex.date-order", "MONTH_FIRST");
        assertThat(runsOf()).isEqualTo(9);
        assertThat(runsOf()).isZero();
        set("flex.zone-names", "CST=Asia/Shanghai");
        assertThat(runsOf()).isEqualTo(9);
        set("flex.max-bytes", "1000000");
        assertThat(runsOf()).isZero();
    }

    @Test
    void shouldReadAgainWhatAnotherVersionHasRead() {
        sync();
        STORE.jdbc().update("update trading.source_file set reader = replace(reader, ', zone', '.1, zone')");

        assertThat(runsOf()).isEqualTo(9);
    }

    @Test
    void shouldReadAgainForAccountsThatWereNotAskedFor() {
        assertThat(runsOf("--account", "U7654321")).isEqualTo(3);
        assertThat(runsOf("--account", "U7654321")).isZero();
        assertThat(runsOf()).isEqualTo(9);
        assertThat(runsOf()).isZero();
    }

    @Test
    void shouldReadAgainForAccountsThatAreActiveNow() {
        run("accounts", "add", "U7654321", "--environment", "live");
        run("accounts", "deactivate", "U7654321");
        assertThat(runsOf()).isEqualTo(6);
        assertThat(runsOf()).isZero();

        run("accounts", "activate", "U7654321");

        assertThat(runsOf()).isEqualTo(6);
    }

    @Test
    void shouldReadAgainForDatasetsAndDaysThatWereNotAskedFor() {
        assertThat(runsOf("executions")).isEqualTo(3);
        assertThat(runsOf("executions")).isZero();
        assertThat(runsOf("orders", "--from", "2026-07-01")).isEqualTo(3);
        assertThat(runsOf("orders", "--from", "2026-07-02")).isEqualTo(3);
        assertThat(runsOf("executions", "--from", "2026-07-02")).isZero();
        assertThat(runsOf()).isEqualTo(9);
        assertThat(runsOf("orders", "--from", "2026-07-02")).isZero();
    }

    @Test
    void shouldReadAgainWhatHasRecordsInQuarantine() throws IOException {
        Files.writeString(
                inbox.resolve("bad.xml"),
                FlexXml.activity()
                        .statement("U1234567", s -> s.trade(Rows.stockFill().with("quantity", "1x")))
                        .toXml());
        assertThat(sync().exitCode()).isEqualTo(3);
        long before = runs();
        assertThat(sync().exitCode()).isEqualTo(3);
        assertThat(runs()).isEqualTo(before + 3);

        long id = STORE.one(Long.class, "select id from trading.quarantined_record");
        run("quarantine", "discard", String.valueOf(id), "--reason", "a test");

        assertThat(runsOf()).isZero();
    }

    @Test
    void shouldNoteNothingInADryRun() {
        assertThat(sync("--dry-run").exitCode()).isZero();
        assertThat(STORE.count("select count(*) from trading.source_file")).isZero();
        assertThat(runsOf()).isEqualTo(9);
        assertThat(sync("--dry-run").lines()).contains("Nothing new. 2 files: 2 known (--again reads them, too)");
    }

    @Test
    void shouldKnowTheAccountsOfFilesThatItLeavesAlone() {
        sync();

        assertThat(sync("--account", "U1*").exitCode()).isZero();
        Outcome unknown = sync("--account", "U404");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("account U404 is neither registered nor in what was read", "U7654321");
    }

    @Test
    void shouldReadAFileThatFailsUntilItIsMended() throws IOException {
        Path bad = inbox.resolve("bad.xml");
        Files.writeString(bad, "<FlexQueryResponse");
        assertThat(sync().exitCode()).isEqualTo(1);
        assertThat(state(bad).get("error")).asString().startsWith(bad + ", line 1");
        long before = runs();

        Outcome again = sync();

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains(bad.toString());
        assertThat(runs()).as("the ledger says so already").isEqualTo(before);

        Files.writeString(bad, "{}");
        assertThat(sync().exitCode()).isEqualTo(1);
        assertThat(runs()).as("another reason").isEqualTo(before + 3);

        Files.writeString(bad, statement(5, "U1234567"));
        assertThat(sync().exitCode()).isZero();
        assertThat(state(bad)).containsEntry("state", "imported").containsEntry("error", null);
    }

    @Test
    void shouldNoteWhatIsGone() throws IOException {
        Path bad = inbox.resolve("bad.xml");
        Files.writeString(bad, "<FlexQueryResponse");
        sync();
        Files.delete(bad);

        assertThat(runsOf()).isZero();
        assertThat(stateOf(bad)).isEqualTo("gone");
        assertThat(stateOf(inbox.resolve("one.xml"))).isEqualTo("imported");

        Files.delete(inbox.resolve("one.xml"));
        Files.delete(inbox.resolve("two.xml"));
        sync();
        assertThat(stateOf(inbox.resolve("two.xml"))).isEqualTo("gone");
        assertThat(run("sync", "--file", bad.toString()).exitCode()).isEqualTo(1);
        assertThat(stateOf(bad)).isEqualTo("gone");
    }
}
