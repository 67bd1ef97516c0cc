package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.TestFolder;
import io.github.ibkringest.cases.StoreView;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.run.RunReport.Status;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that the project did not write, told again with fewer columns: nothing changes, whatever comes first. */
@NeedsOutside(OutsideFolder.CORPUS)
class ThinnedCorpusTest {

    private static final Path CORPUS = OutsideFolder.CORPUS.path();
    private static final Path FOLDER = TestFolder.of("thinned");

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    /** Those with executions of which each has an identity. */
    static Stream<String> statements() throws IOException {
        JsonNode truth =
                new ObjectMapper().readTree(CORPUS.resolve("truth.json").toFile());
        return truth.properties().stream()
                .filter(file -> file.getValue().path("executions").asInt() > 0)
                .map(Map.Entry::getKey)
                // exec ids cut to five characters: two different trades share one
                .filter(file -> !file.endsWith("ibkr_trades.xml"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldSayTheSameWithFewerColumns(String file) throws IOException {
        sayTheSame(file, 0, 2);
    }

    @ParameterizedTest
    @MethodSource("statements")
    @Tag("slow")
    void shouldAlwaysSayTheSameWithFewerColumns(String file) throws IOException {
        sayTheSame(file, 1_000, Integer.getInteger("thinned.tries", 200));
    }

    private static void sayTheSame(String file, int first, int tries) throws IOException {
        Path full = CORPUS.resolve(file);
        INGESTOR.empty();
        INGESTOR.sync(full);
        Map<String, List<String>> wanted = StoreView.of(INGESTOR.jdbc());
        for (int seed = first; seed < first + tries; seed++) {
            Random random = new Random(seed);
            List<Path> told = new ArrayList<>(List.of(full));
            StringBuilder without = new StringBuilder();
            Path folder = Files.createDirectories(FOLDER.resolve(full.getFileName() + "-" + seed));
            for (int i = 0; i <= random.nextInt(2); i++) {
                ThinnedStatement thin = ThinnedStatement.of(Files.readString(full), random);
                without.append(thin.dropped()).append(' ');
                told.add(Files.writeString(folder.resolve("thin-" + i + ".xml"), thin.xml()));
            }
            Collections.shuffle(told, random);
            INGESTOR.empty();
            for (Path statement : told) {
                assertThat(INGESTOR.sync(statement)).allSatisfy(ThinnedCorpusTest::succeeded);
            }
            assertThat(StoreView.differences(wanted, StoreView.of(INGESTOR.jdbc())))
                    .as("%s, seed %d, %s, without %s", file, seed, told, without)
                    .isEmpty();
        }
    }

    private static void succeeded(RunReport run) {
        assertThat(run.status()).as(run.error()).isEqualTo(Status.SUCCEEDED);
    }
}
