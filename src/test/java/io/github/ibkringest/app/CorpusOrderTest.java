package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All statements of one owner give the same tables in any order, and twice is as good as once. */
@NeedsOutside(OutsideFolder.CORPUS)
class CorpusOrderTest {

    private static final Path CORPUS = OutsideFolder.CORPUS.path().resolve("flex-xml");
    private static final long SEED = 20260720;
    private static final int ORDERS = 3;

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    static Stream<Path> owners() throws IOException {
        return Files.list(CORPUS).sorted();
    }

    @ParameterizedTest
    @MethodSource("owners")
    void shouldComeToTheSameInAnyOrder(Path owner) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(owner)) {
            // two different trades share an exec id that was cut to five characters
            found.filter(file -> !file.endsWith("ibkr_trades.xml")).sorted().forEach(files::add);
        }
        List<String> expected = digestOf(files);
        Random random = new Random(SEED);
        for (int i = 0; i < ORDERS; i++) {
            Collections.shuffle(files, random);
            assertThat(digestOf(files)).as("seed %d, order %s", SEED, files).containsExactlyElementsOf(expected);
        }
        String before = INGESTOR.writes();
        files.forEach(INGESTOR::sync);
        assertThat(INGESTOR.writes()).isEqualTo(before);
    }

    private static List<String> digestOf(List<Path> files) {
        INGESTOR.empty();
        files.forEach(INGESTOR::sync);
        return INGESTOR.digest();
    }
}
