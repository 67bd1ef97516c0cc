package io.github.ibkringest.flex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlexFixturesTest {

    @ParameterizedTest
    @MethodSource("statements")
    void shouldBeAWholeStatement(Path file) throws Exception {
        var xml = ParsedXml.of(Files.newInputStream(file));
        assertThat(xml.elements().get(0).name()).isEqualTo("FlexQueryResponse");
        assertThat(xml.rows("FlexStatements")
                        .findFirst()
                        .orElseThrow()
                        .number("count")
                        .longValueExact())
                .isEqualTo(xml.rows("FlexStatement").count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncated.xml",
                "truncated-between-rows.xml",
                "empty.xml",
                "wrong-encoding.xml",
                "not-well-formed.xml",
                "html-page.xml",
                "doctype-entity.xml",
                "doctype-expansion.xml"
            })
    void shouldBeRefusedByAParser(String name) throws Exception {
        var file = folder().resolve("bad").resolve(name);
        assertThatThrownBy(() -> ParsedXml.of(Files.newInputStream(file))).isInstanceOf(XMLStreamException.class);
    }

    @Test
    void shouldAllBeExplained() throws Exception {
        var explanation = Files.readString(folder().resolve("README.md"));
        try (var files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".xml")))
                    .allSatisfy(
                            name -> assertThat(explanation).contains("`" + name.replaceFirst("-2\\.xml$", "-1.xml")));
        }
    }

    static Stream<Path> statements() throws IOException, URISyntaxException {
        return Files.walk(folder())
                .filter(file ->
                        file.toString().endsWith(".xml") && !file.getParent().endsWith("bad"));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(FlexFixturesTest.class.getResource("/flex").toURI());
    }
}
