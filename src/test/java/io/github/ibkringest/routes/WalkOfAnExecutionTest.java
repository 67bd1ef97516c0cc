package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.IngestRoutes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The picture of the way from a trigger to the row of an execution, against the routes that it is of. */
class WalkOfAnExecutionTest {

    private static final Pattern BEAN = Pattern.compile(
            "uri: bean:(\\w+)|process:\\s+id: \\S+\\s+ref: (\\w+)|method:\\s+ref: (\\w+)|idempotentRepository: (\\w+)"
                    + "|ref:\\s+expression: (\\w+)");
    private static final Pattern FILE = Pattern.compile("subgraph \\w+\\[\"(\\S+\\.camel\\.yaml)");
    private static final Pattern TYPES = Pattern.compile("<br/>([A-Za-z, ]+)\"");

    private static String routes(String file) throws IOException {
        return Files.readString(RouteFiles.FOLDER.resolve(file));
    }

    private static String picture() throws IOException {
        String page = Files.readString(Path.of("docs", "how-it-works.md"));
        return page.substring(page.indexOf("```mermaid"), page.indexOf("```\n", page.indexOf("```mermaid")));
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.addAll(Set.of(matcher.group(group).split(", ")));
                }
            }
        }
        return found;
    }

    /** What the way goes through: until the row is written, which is the last step of a chunk. */
    private static String way() throws IOException {
        String executions = routes("executions.camel.yaml");
        String store = routes("store.camel.yaml");
        return routes("sync.camel.yaml")
                + executions.substring(0, executions.indexOf("id: flush-executions"))
                + store.substring(0, store.indexOf("id: link-contracts"));
    }

    @Test
    void shouldOpenThreeFilesAndTwelveTypes() throws IOException {
        Map<String, Object> beans = IngestRoutes.beans(new PGSimpleDataSource(), false, 1, null);
        Set<String> types = new TreeSet<>();
        Set<String> called = found(BEAN, way());
        called.remove("lateRoutes"); // reads the routes of corporate actions and transfers
        called.forEach(bean -> types.add(beans.get(bean).getClass().getSimpleName()));

        assertThat(found(TYPES, picture())).isEqualTo(types).hasSizeLessThanOrEqualTo(12);
        assertThat(found(FILE, picture())).hasSize(3);
    }

    @Test
    void shouldNameStepsThatThereAre() throws IOException {
        Set<String> steps = found(Pattern.compile("\\[\"([a-z, -]+)<br/>"), picture());

        assertThat(steps).hasSizeGreaterThan(10).allMatch(step -> {
            try {
                return way().contains("id: " + step + "\n");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
