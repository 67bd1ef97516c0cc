package io.github.ibkringest.broker.ibkr.flex.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    @TempDir
    Path temporary;

    @Test
    void shouldRemoveWhatAKilledProcessLeft() throws IOException {
        Path own = Files.createDirectory(temporary.resolve("ibkr-ingest-own"));
        Path left = Files.createDirectory(temporary.resolve("ibkr-ingest-left"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("rows-0"), "rows");

        AbandonedScratch.remove(own);

        assertThat(left).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void shouldLeaveWhatIsNotItsOwn() throws IOException {
        Path own = Files.createDirectory(temporary.resolve("ibkr-ingest-own"));
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Path link = Files.createSymbolicLink(temporary.resolve("ibkr-ingest-link"), elsewhere);
        Path without = Files.createDirectory(temporary.resolve("ibkr-ingest-without-lock"));
        Path file = Files.writeString(temporary.resolve("ibkr-ingest-file"), "");

        AbandonedScratch.remove(own);

        assertThat(elsewhere.resolve("lock")).exists();
        assertThat(link).exists();
        assertThat(without).exists();
        assertThat(file).exists();
    }

    @Test
    void shouldKeepFoldersThatAreInUse() throws IOException {
        try (ScratchFolder used = ScratchFolder.create();
                ScratchFolder other = ScratchFolder.create()) {
            Path rows = Files.writeString(used.file("rows-0"), "rows");

            AbandonedScratch.remove(other.file("rows-0").getParent());

            assertThat(rows).exists();
            used.close();
            assertThat(rows.getParent()).doesNotExist();
        }
    }
}
