package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests set their lines in a page of their own; the published one is only read. */
class FaultMatrixTest {

    @TempDir
    Path folder;

    private FaultMatrix on(String day) {
        return new FaultMatrix(
                folder.resolve("published.md"),
                folder.resolve("target/page.md"),
                Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC));
    }

    private void published(String... lines) throws IOException {
        Files.writeString(folder.resolve("published.md"), """
                # Fault matrix

                | fault | load | result | run on |
                |---|---|---|---|
                """ + String.join("\n", lines) + "\n");
    }

    private String written() throws IOException {
        return Files.readString(folder.resolve("target/page.md"));
    }

    @Test
    void shouldSetItsLineAndLeaveThePublishedPageAlone() throws IOException {
        published("| a cut | 3 seeds | 3 of 3 | 2026-01-01 |", "| a kill | 2 seeds | 2 of 2 | 2026-01-01 |");
        String before = Files.readString(folder.resolve("published.md"));

        on("2026-02-01").set("a kill", "5 seeds", "5 of 5");

        assertThat(written())
                .contains("| a cut | 3 seeds | 3 of 3 | 2026-01-01 |\n| a kill | 5 seeds | 5 of 5 | 2026-02-01 |\n")
                .contains("`cp target/fault-matrix.md docs/`");
        assertThat(folder.resolve("published.md")).hasContent(before);
    }

    @Test
    void shouldKeepOfEachFaultTheNewerLine() throws IOException {
        published("| a cut | 3 seeds | 3 of 3 | 2026-01-01 |");
        on("2026-02-01").set("a kill", "2 seeds", "**failed**");
        published("| a cut | 4 seeds | 4 of 4 | 2026-03-01 |", "| a kill | 2 seeds | 2 of 2 | 2026-01-01 |");

        on("2026-03-02").set("a stop", "1 seed", "1 of 1");

        assertThat(written())
                .contains("| a cut | 4 seeds | 4 of 4 | 2026-03-01 |")
                .contains("| a kill | 2 seeds | **failed** | 2026-02-01 |")
                .contains("| a stop | 1 seed | 1 of 1 | 2026-03-02 |");
    }
}
