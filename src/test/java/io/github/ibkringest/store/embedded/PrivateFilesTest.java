package io.github.ibkringest.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

    private static final int CREATORS = 4;
    private static final int FILES = 500;

    @TempDir
    Path folder;

    private final ExecutorService creators = Executors.newFixedThreadPool(CREATORS);

    @AfterEach
    void end() {
        creators.shutdownNow();
    }

    /** As the first commands of a home are, when they start in the same moment. */
    @Test
    void shouldCreateAFileThatOthersCreateAtTheSameMoment() throws Exception {
        CyclicBarrier start = new CyclicBarrier(CREATORS);
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve("file-" + i);
            Callable<Void> creator = () -> {
                start.await();
                PrivateFiles.createFile(file);
                return null;
            };
            for (Future<Void> created : creators.invokeAll(Collections.nCopies(CREATORS, creator))) {
                created.get();
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(FILES)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void shouldKeepWhatAFileHolds() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "held");
        PrivateFiles.createFile(file);
        assertThat(file).hasContent("held");
    }
}
