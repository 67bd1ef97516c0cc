package io.github.ibkringest.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Small inputs that the project did not write, each with what must be in the database afterwards.
 */
@NeedsOutside(OutsideFolder.CASES)
class CasesTest {

    private static final Path CASES = OutsideFolder.CASES.path();
    private static final int PERMUTED = 3;

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TestFactory
    Stream<DynamicTest> shouldComeOutAsTheCaseSays() throws IOException {
        return cases().flatMap(test -> {
            Expectations expect = new Expectations(INGESTOR.jdbc(), test.get("expect"));
            return expect.names()
                    .map(expectation -> dynamicTest(test.get("name").asText() + ": " + expectation, () -> {
                        store(files(test.get("files")));
                        expect.hold(expectation, test.get("name") + " " + expectation);
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldComeToTheSameAs() throws IOException {
        return cases().filter(test -> test.get("expect").has("same_as"))
                .flatMap(test -> permutations(files(test.get("files"))).stream()
                        .map(files -> dynamicTest(test.get("name").asText() + " " + names(files), () -> {
                            store(files(test.get("expect").get("same_as")));
                            Map<String, List<String>> wanted = StoreView.of(INGESTOR.jdbc());
                            store(files);
                            Map<String, List<String>> got = StoreView.of(INGESTOR.jdbc());
                            assertThat(StoreView.differences(wanted, got))
                                    .as("%s %s", test.get("name"), names(files))
                                    .isEmpty();
                        })));
    }

    @TestFactory
    Stream<DynamicTest> shouldWriteNothingTheSecondTime() throws IOException {
        return cases().map(test -> dynamicTest(test.get("name").asText(), () -> {
            List<Path> files = files(test.get("files"));
            store(files);
            String before = INGESTOR.writes();
            sync(files);
            assertThat(INGESTOR.writes()).as("%s", test.get("name")).isEqualTo(before);
        }));
    }

    private static Stream<JsonNode> cases() throws IOException {
        return stream(new ObjectMapper().readTree(CASES.resolve("cases.json").toFile()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<Path> files(JsonNode names) {
        return stream(names).map(name -> CASES.resolve(name.asText())).toList();
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    private static void store(List<Path> files) {
        INGESTOR.empty();
        sync(files);
    }

    private static void sync(List<Path> files) {
        files.forEach(file ->
                assertThat(INGESTOR.sync(file)).extracting(RunReport::error).containsOnlyNulls());
    }

    private static List<List<Path>> permutations(List<Path> files) {
        if (files.size() > PERMUTED || files.size() < 2) {
            return List.of(files);
        }
        List<List<Path>> permutations = new ArrayList<>();
        for (Path first : files) {
            List<Path> others = new ArrayList<>(files);
            others.remove(first);
            for (List<Path> rest : permutations(others)) {
                List<Path> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(rest);
                permutations.add(permutation);
            }
        }
        return permutations;
    }
}
