package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.flex.StatementFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code status} names the files that cannot be read: all of them, as long as they are there. */
class FailingFilesTest extends CommandTestSupport {

    private StatementFolder statements;
    private List<Path> broken;

    @BeforeEach
    void deliver() throws IOException {
        statements = StatementFolder.write(folder.resolve("inbox"), 1, 4, 3, LocalDate.of(2026, 7, 17));
        broken = statements.broken();
        sync();
    }

    private void sync() {
        run("sync", "--file", statements.folder().toString());
    }

    private List<String> failing() throws IOException {
        JsonNode files =
                new ObjectMapper().readTree(run("status", "--json").out()).at("/failingFiles");
        return files.findValuesAsText("path");
    }

    private String[] paths(int... numbers) {
        String[] paths = new String[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            paths[i] = broken.get(numbers[i]).toString();
        }
        return paths;
    }

    @Test
    void shouldListAllOfThemWithTheReason() throws IOException {
        Outcome status = run("status");

        for (Path file : broken) {
            assertThat(status.out()).containsOnlyOnce(file.toString());
        }
        assertThat(status.lines())
                .filteredOn(line -> line.startsWith("cannot be read since "))
                .hasSize(3);
        assertThat(status.out()).contains("ends in the middle", "is empty").doesNotContain("last run failed");
        assertThat(status.out().split("cannot be read")).as("said once of each").hasSize(4);
        assertThat(run("status", "--check").exitCode()).isEqualTo(1);
        assertThat(failing()).containsExactly(paths(0, 1, 2));
        assertThat(run("status", "--account", "U7000001").out())
                .doesNotContain(broken.get(0).toString());
    }

    @Test
    void shouldForgetThoseThatAreGoneOrMended() throws IOException {
        Files.delete(broken.get(0));
        assertThat(failing()).as("without another sync").containsExactly(paths(1, 2));

        Files.copy(statements.files().get(0), broken.get(1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sync();
        assertThat(failing()).containsExactly(paths(2));

        Files.move(broken.get(2), folder.resolve("elsewhere.xml"));
        assertThat(failing()).isEmpty();
        assertThat(run("status").out()).doesNotContain("cannot be read", "last run failed");
    }

    @Test
    void shouldKeepThoseWhoseFolderIsNotHere() throws IOException {
        Files.move(statements.folder(), folder.resolve("moved"));
        assertThat(failing()).as("it may be on another machine").hasSize(3);

        run("sync", "--file", statements.folder().toString());

        assertThat(failing()).as("a sync has looked").isEmpty();
    }

    @Test
    void shouldNameAFileInAnArchive() throws IOException {
        Path archive = folder.resolve("all.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("deep/bad.xml"));
            zip.write("<FlexQueryResponse".getBytes());
        }
        run("sync", "--file", archive.toString());
        assertThat(failing()).contains(archive + "!deep/bad.xml");

        Files.delete(archive);
        assertThat(failing()).containsExactly(paths(0, 1, 2));
    }

    /** A path that is relative means nothing to who is in another folder. */
    @Test
    void shouldNameAFileByItsAbsolutePath() throws IOException {
        String relative = statement("bad/truncated.xml");
        run("sync", "--file", relative);

        String absolute = Path.of(relative).toAbsolutePath().toString();
        assertThat(failing()).contains(absolute);
        assertThat(run("status").out()).containsOnlyOnce(absolute);
    }

    /** What a query could not deliver is over once it delivers. */
    @Test
    void shouldForgetAFailedFetchOnceTheQueryDelivers() {
        String failed = "insert into trading.run (dataset, source, payload, status, finished_at, error)"
                + " values ('orders', 'flex-web', ?, 'failed', now(), ?)";
        STORE.jdbc().update(failed, "main activity query 1", "no answer of 1");
        STORE.jdbc().update(failed, "main activity query 2", "no answer of 2");
        assertThat(run("status").out()).contains("no answer of 1", "no answer of 2");

        STORE.jdbc()
                .update("insert into trading.run (account_id, dataset, source, payload, status, finished_at)"
                        + " select id, 'orders', 'flex-web', 'main activity query 1', 'succeeded', now()"
                        + " from trading.broker_account");
        assertThat(run("status").out()).contains("no answer of 2").doesNotContain("no answer of 1");
    }
}
