package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code sync} reads from. */
class SyncSourcesTest extends CommandTestSupport {

    private static final Path STATEMENT = Path.of(statement("short-put-assignment.xml"));

    @Test
    void shouldReadStandardInput() throws IOException {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(STATEMENT)));
        try {
            assertThat(run("sync", "--file", "-").exitCode()).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(rows()).containsEntry("execution", 3L);
        assertThat(STORE.one(String.class, "select name from trading.raw_payload"))
                .isEqualTo("standard input");
    }

    @Test
    void shouldReadEveryStatementOfAnArchiveOnStandardInput() throws IOException {
        InputStream before = System.in;
        System.setIn(Files.newInputStream(archive("exec-id-revision-1.xml", "exec-id-revision-2.xml")));
        try {
            assertThat(run("sync", "--file", "-").exitCode()).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(STORE.jdbc().queryForList("select name from trading.raw_payload order by 1", String.class))
                .containsExactly(
                        "standard input!2026/exec-id-revision-1.xml", "standard input!2026/exec-id-revision-2.xml");
    }

    @Test
    void shouldReadAPackedFile() throws IOException {
        Path packed = folder.resolve("statement.xml.gz");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(STATEMENT, gzip);
        }

        assertThat(run("sync", "--file", packed.toString()).exitCode()).isZero();

        assertThat(rows()).containsEntry("execution", 3L);
    }

    @Test
    void shouldReadEveryStatementOfAnArchive() throws IOException {
        Path archive = archive("exec-id-revision-1.xml", "exec-id-revision-2.xml");

        assertThat(run("sync", "--file", archive.toString()).exitCode()).isZero();

        assertThat(rows()).containsEntry("execution", 2L).containsEntry("raw_payload", 2L);
    }

    private Path archive(String... names) throws IOException {
        Path archive = folder.resolve("statements.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry("2026/" + name));
                Files.copy(Path.of(statement(name)), zip);
            }
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("no statement".getBytes());
            zip.putNextEntry(new ZipEntry("__MACOSX/2026/._" + names[0]));
            zip.write(new byte[] {0, 5, 22, 7});
        }
        return archive;
    }

    @Test
    void shouldReadEveryStatementOfAFolder() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox/2026"));
        Files.copy(STATEMENT, inbox.resolve("one.xml"));
        Files.copy(Path.of(statement("exec-id-revision-1.xml")), inbox.resolve("two.XML"));
        Files.writeString(inbox.resolve("notes.txt"), "no statement");
        Files.write(inbox.resolve("._one.xml"), new byte[] {0, 5, 22, 7});

        assertThat(run("sync", "--file", folder.resolve("inbox").toString()).exitCode())
                .isZero();

        assertThat(rows()).containsEntry("execution", 4L).containsEntry("raw_payload", 2L);
    }

    @Test
    void shouldReadSeveralFiles() {
        Outcome sync = run(
                "sync", "--file", statement("exec-id-revision-2.xml"), "--file", statement("exec-id-revision-1.xml"));

        assertThat(sync.exitCode()).isZero();
        assertThat(STORE.count("select count(*) from trading.effective_execution"))
                .isEqualTo(1);
        assertThat(rows()).containsEntry("execution", 2L);
    }

    @Test
    void shouldReadTheConfiguredFiles() {
        set("flex-file.paths", STATEMENT.toString());

        assertThat(run("sync").exitCode()).isZero();

        assertThat(rows()).containsEntry("execution", 3L);
    }

    @Test
    void shouldNotPutTheSampleIntoAConfiguredDatabase() {
        Outcome sync = run("sync");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("nothing to sync", "--file PATH", "--source sample");
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldLoadTheSampleWhenAskedToAndOnlyOnce() {
        Outcome first = run("sync", "--source", "sample");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("built-in sample statement");
        assertThat(rows().get("execution")).isGreaterThan(10);
        assertThat(STORE.count("select count(*) from trading.broker_account")).isEqualTo(2);

        Outcome second = run("sync", "--source", "sample");

        assertThat(second.exitCode()).isZero();
        assertThat(second.lines())
                .hasSizeGreaterThan(6)
                .filteredOn(line -> line.contains("succeeded"))
                .hasSize(6)
                .allMatch(line -> line.matches(".* succeeded (\\d+) 0 0 \\1 0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void shouldRefuseAPathThatIsBlank(String path) {
        for (String[] command : new String[][] {{"sync", "--file"}, {"doctor", "--file"}, {"serve", "--file"}}) {
            Outcome refused = run(command[0], "--file", statement("two-accounts.xml"), command[1], path);

            assertThat(refused.exitCode()).as(command[0]).isEqualTo(2);
            assertThat(refused.err()).contains("--file PATH", "empty");
        }
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldRefuseToReadStandardInputTwice() {
        Outcome sync = run("sync", "--file", "-", "--file", "-");

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("standard input can be read only once", "--file -");
    }

    @Test
    void shouldSayThatStandardInputIsEmpty() {
        InputStream before = System.in;
        System.setIn(InputStream.nullInputStream());
        try {
            Outcome sync = run("sync", "--file", "-");

            assertThat(sync.exitCode()).isEqualTo(1);
            assertThat(sync.err().strip())
                    .startsWith("ibkr-ingest: standard input is empty")
                    .doesNotContain("/");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void shouldSayWhichFolderHoldsNoStatement() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));

        Outcome sync = run("sync", "--file", inbox.toString());

        assertThat(sync.exitCode()).isZero();
        assertThat(sync.out()).startsWith("Nothing to do: ").contains(inbox.toString(), ".xml, .xml.gz and .zip");
    }

    @Test
    void shouldNotReadFilesWithTheSample() {
        Outcome sync = run("sync", "--source", "sample", "--file", STATEMENT.toString());

        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err()).contains("the source sample reads no files", "--source flex-file");
        assertThat(rows()).isEmpty();
    }
}
