package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a short command does not need is not loaded, so that it costs nothing at its start. */
class LoadedClassesTest {

    private static final Pattern NOT_NEEDED = Pattern.compile(
            "\\] ((io\\.github\\.ibkringest\\.(page|web(?!\\.WebSettings)|cli\\.rows)|io\\.pebbletemplates"
                    + "|org\\.dhatim|org\\.apache\\.parquet|org\\.apache\\.kafka|com\\.sun\\.net\\.httpserver|sun\\.net\\.httpserver)\\.\\S+)");

    @Test
    void shouldNotLoadThePageForASync(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("classes.log");
        List<String> options = new ArrayList<>(ProgramArchive.OPTIONS);
        options.add("-Xlog:class+load:file=" + log);

        ProgramProcess.Ended ended = ProgramProcess.start(
                        options,
                        KillWorld.environment(TestDatabase.createMigrated()),
                        "sync",
                        "--file",
                        RunningProgram.file(KillWorld.oddities().toXml()).toString())
                .await();

        assertThat(ended.code()).as(ended.err()).isIn(0, 3);
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).anyMatch(line -> line.contains("io.github.ibkringest.ingest."));
        assertThat(lines.stream().map(NOT_NEEDED::matcher).filter(Matcher::find).map(found -> found.group(1)))
                .isEmpty();
    }
}
