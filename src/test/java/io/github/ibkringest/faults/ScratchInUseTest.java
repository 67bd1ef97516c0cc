package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs share the folder for temporary files: neither takes what the other works with for abandoned. */
class ScratchInUseTest {

    @TempDir
    Path temporary;

    @Test
    void shouldLeaveTheScratchFolderOfALivingProgram() throws IOException {
        Map<String, String> environment = KillWorld.environment(RunningProgram.freshDatabase());
        byte[] statement = FlexXml.activity()
                .statement("U1234567", s -> s.trade(Rows.stockFill()))
                .toXml()
                .getBytes(StandardCharsets.UTF_8);
        ProgramProcess reading =
                ProgramProcess.start(options(), environment, "sync", "executions", "--quiet", "--file", "-");
        try (OutputStream in = reading.in()) {
            in.write(statement, 0, 100);
            in.flush();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> !scratch().isEmpty());
            Path inUse = scratch().get(0);

            assertThat(ProgramProcess.start(options(), environment, "sync", "--source", "sample")
                            .await()
                            .code())
                    .isZero();

            assertThat(inUse).isDirectory();
            in.write(statement, 100, statement.length - 100);
        }
        ProgramProcess.Ended ended = reading.await();
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(scratch()).as("left behind").isEmpty();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(ProgramArchive.OPTIONS);
        options.add("-Djava.io.tmpdir=" + temporary);
        return options;
    }

    /** Scratch folders that somebody has begun to use. */
    private List<Path> scratch() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("ibkr-ingest-"))
                    .filter(folder -> Files.exists(folder.resolve("lock")))
                    .toList();
        }
    }
}
