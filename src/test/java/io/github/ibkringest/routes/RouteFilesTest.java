package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The route files keep to Camel's canonical YAML, say what they are for, and stay short enough to read. */
class RouteFilesTest {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static JsonSchema canonical;

    @BeforeAll
    static void readSchema() throws IOException {
        try (InputStream schema = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl-canonical.json")) {
            assertThat(schema).as("canonical schema in camel-yaml-dsl").isNotNull();
            canonical =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
        }
    }

    static Stream<Path> routeFiles() throws IOException {
        return RouteFiles.all();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void shouldFollowTheCanonicalSchema(Path file) throws IOException {
        assertThat(canonical.validate(YAML.readTree(file.toFile()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void shouldNameAndDescribeEveryRoute(Path file) throws IOException {
        for (JsonNode element : YAML.readTree(file.toFile())) {
            JsonNode definition = element.elements().next();
            if (element.has("templatedRoute")) {
                assertThat(definition.path("routeId").asText()).matches("[a-z]+(-[a-z]+)*");
                continue;
            }
            assertThat(definition.path("id").asText()).as("id in %s", file).matches("[a-z]+(-[a-z]+)*");
            assertThat(definition.path("description").asText())
                    .as("description of %s", definition.path("id"))
                    .hasSizeGreaterThan(20);
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void shouldBeShort(Path file) throws IOException {
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(250);
    }

    @Test
    void shouldUseEachIdOnce() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : RouteFiles.all().toList()) {
            YAML.readTree(file.toFile()).findValuesAsText("id", ids);
        }
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseTheCompactNotation() throws IOException {
        JsonNode compact = YAML.readTree("- route: {id: a, from: {uri: 'direct:a', steps: [{log: hello}]}}");
        assertThat(canonical.validate(compact)).isNotEmpty();
    }
}
