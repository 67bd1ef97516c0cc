package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Which problems are sent, and how often. */
class AlertsTest extends AlertTestSupport {

    @Test
    void shouldTellAFailureOnceUntilItIsGone() throws IOException {
        Path file = folder.resolve("statement.xml");
        Files.copy(Path.of(fixture("bad/truncated.xml")), file);
        sync(file.toString());
        sync(file.toString());
        assertThat(events()).hasSize(1);
        JsonNode event = events().get(0);
        assertThat(event.get("program").asText()).isEqualTo("ibkr-ingest");
        assertThat(event.get("event").asText()).isEqualTo("run-failed");
        assertThat(event.get("source").asText()).isEqualTo("flex-file");
        assertThat(event.get("datasets")).hasSize(3);
        assertThat(event.get("runIds")).hasSize(3);
        assertThat(event.get("message").asText()).contains("statement.xml");

        Files.copy(Path.of(fixture("no-ids-twins.xml")), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sync(file.toString());
        sync(file.toString());
        assertThat(events()).hasSize(2);
        JsonNode over = events().get(1);
        assertThat(over.get("event").asText()).isEqualTo("resolved");
        assertThat(over.get("resolves").asText()).isEqualTo("run-failed");
        assertThat(over.get("datasets")).isEqualTo(event.get("datasets"));
        assertThat(over.get("message").asText()).startsWith("over: ").contains("statement.xml");

        Files.copy(Path.of(fixture("bad/truncated.xml")), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sync(file.toString());
        assertThat(events()).as("it is back").hasSize(3);
    }

    /** Nobody mends a file that is gone. */
    @Test
    void shouldTellThatABrokenFileIsGone() throws IOException {
        Path bad = Files.copy(Path.of(fixture("bad/truncated.xml")), folder.resolve("bad.xml"));
        Files.copy(Path.of(fixture("bad/not-well-formed.xml")), folder.resolve("worse.xml"));
        Files.copy(Path.of(fixture("no-ids-twins.xml")), folder.resolve("good.xml"));
        sync(folder.toString());
        sync(folder.toString());
        assertThat(events())
                .extracting(event -> event.get("event").asText())
                .containsExactly("run-failed", "run-failed");

        Files.delete(bad);
        sync(folder.toString());
        sync(folder.toString());
        assertThat(of("run-failed")).hasSize(2);
        assertThat(of("resolved")).singleElement().satisfies(event -> {
            assertThat(event.get("resolves").asText()).isEqualTo("run-failed");
            assertThat(event.get("datasets")).hasSize(3);
            assertThat(event.get("message").asText()).startsWith("over: ").contains(bad.toString());
        });
    }

    @Test
    void shouldTellOfQuarantineOnce() {
        sync(fixture("malformed-records.xml"));
        sync(fixture("malformed-records.xml"));
        assertThat(events())
                .isNotEmpty()
                .allMatch(event -> event.get("event").asText().equals("quarantine"))
                .hasSize(1);
    }

    @Test
    void shouldTellThatAnotherRecordToldWhatWasQuarantined() throws IOException {
        Row fill = Rows.stockFill();
        sync(statement("bad", fill.with("ibCommission", "much")));
        sync(statement("good", fill));
        assertThat(events()).extracting(event -> event.get("event").asText()).containsExactly("quarantine", "resolved");
    }

    private String statement(String name, Row row) throws IOException {
        return FlexXml.activity()
                .statement("U1234567", s -> s.trade(row))
                .writeTo(folder.resolve(name + ".xml"))
                .toString();
    }

    @Test
    void shouldSayNothingWhenAllIsWell() {
        sync(fixture("no-ids-twins.xml"));
        assertThat(events()).isEmpty();
    }
}
