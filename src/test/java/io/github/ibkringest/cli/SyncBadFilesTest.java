package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no statement: one sentence that says where and what, a failed ledger row, and nothing else. */
class SyncBadFilesTest extends CommandTestSupport {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bad/html-page.xml                | line 1, column 1   | DOCTYPE",
                "bad/other-root.xml               | line \\d+, column \\d+ | not a Flex statement",
                "bad/truncated.xml                | line \\d+, column \\d+ | ends in the middle",
                "bad/truncated-between-rows.xml   | line \\d+, column \\d+ | ends in the middle",
                "bad/not-well-formed.xml          | line \\d+, column \\d+ | not well-formed",
                "bad/doctype-entity.xml           | line \\d+, column \\d+ | DOCTYPE",
                "bad/doctype-expansion.xml        | line \\d+, column \\d+ | DOCTYPE",
                "bad/wrong-encoding.xml           | line \\d+, column \\d+ | encoding",
                "bad/count-mismatch.xml           | line \\d+, column \\d+ | announces 2 statements but holds 1",
                "bad/empty.xml                    | .*                 | is empty",
                "no-such-file.xml                 | .*                 | there is no such file"
            })
    void shouldFailWithOneSentence(String name, String place, String reason) {
        String file = statement(name);

        Outcome sync = run("sync", "--file", file);

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.lines())
                .as("one file, one line")
                .filteredOn(line -> line.contains("failed"))
                .hasSize(1);
        assertThat(sync.err().lines())
                .singleElement()
                .asString()
                .startsWith("ibkr-ingest: ")
                .contains(file, reason)
                .containsPattern(place);
        assertThat(rows()).isEmpty();
        assertThat(STORE.jdbc().queryForList("select status || ' ' || dataset from trading.run", String.class))
                .containsExactlyInAnyOrder("failed orders", "failed executions", "failed option-events");
        assertThat(STORE.one(String.class, "select min(error) from trading.run"))
                .isEqualTo(sync.err().strip().replaceFirst("ibkr-ingest: ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ClientAccountID,AccountAlias,Symbol\nU1234567,,ABCD\n",
                "\uFEFF\"ClientAccountID\",\"Symbol\"\r\n\"U1234567\",\"ABCD\"\r\n",
                "\"CurrencyPrimary\";\"AssetClass\";\"Put/Call\"\n",
                "BOF|U1234567|History|1|20260701|20260731|20260801;070000|1.10\n",
                "\"HEADER\",\"TRNT\",\"ClientAccountID\"\n"
            })
    void shouldAskForXmlInsteadOfText(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("statement.csv"), text);

        Outcome sync = run("sync", "--file", file.toString());

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.err().lines())
                .containsExactly("ibkr-ingest: " + file + ": a CSV or text file, and only XML can be read;"
                        + " choose the format XML in the Flex query");
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%PDF-1.4\n%\u00e2\u00e3\u00cf\n", "{\"a\": 1}", "  From: broker", "a,b\n"})
    void shouldSayThatItIsNoXmlAtAll(String other) throws IOException {
        Path file = Files.write(folder.resolve("statement.xml"), other.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(run("sync", "--file", file.toString()).err())
                .contains("line 1, column", "no XML document; choose the format XML in the Flex query")
                .doesNotContain("encoding;", "not well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\",\"b\",1}", "%PDF-1.7\n", "Sorry, come back later, please", "<FlexQueryResponse a,b,c"})
    void shouldNotTakeAnythingElseForText(String other) throws IOException {
        Path file = Files.writeString(folder.resolve("statement.xml"), other);

        assertThat(run("sync", "--file", file.toString()).err())
                .contains("line 1, column")
                .doesNotContain("CSV");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Status>Warn</Status><ErrorCode>1019</ErrorCode><ErrorMessage>Try again.</ErrorMessage>"
                        + " | : 1019 Try again.; request the statement again",
                "<Status>Success</Status><ReferenceCode>12</ReferenceCode><Url>https://example.com</Url>"
                        + " | (Status Success): save what GetStatement returns",
                "<FlexStatements count='1'><FlexStatement accountId='U1234567'/></FlexStatements>"
                        + " | : save what GetStatement returns"
            })
    void shouldSayWhatAnAnswerOfTheServiceIs(String answer, String reason) throws IOException {
        Path file = Files.writeString(
                folder.resolve("statement.xml"), "<FlexStatementResponse>\n" + answer + "</FlexStatementResponse>");

        assertThat(run("sync", "--file", file.toString()).err().strip())
                .startsWith("ibkr-ingest: " + file
                        + ", line 1, column 1: not a statement but an answer of the Flex Web Service")
                .endsWith(reason);
    }

    @Test
    void shouldKeepTheGoodFileBesideTheBadOne() {
        Outcome sync = run(
                "sync",
                "executions",
                "--file",
                statement("bad/truncated.xml"),
                "--file",
                statement("short-put-assignment.xml"));

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.lines())
                .contains("account dataset files read inserted updated unchanged quarantined")
                .contains("U7700001 executions 1 3 3 0 0 0")
                .contains("2 files: 1 imported, 1 failed");
        assertThat(sync.err().lines())
                .singleElement()
                .asString()
                .startsWith("ibkr-ingest: ")
                .containsOnlyOnce(statement("bad/truncated.xml"));
        assertThat(rows()).containsEntry("execution", 3L);
    }

    @Test
    void shouldFailOnABrokenArchive() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.zip"), "PK\u0003\u0004 and no more");

        Outcome sync = run("sync", "--file", broken.toString());

        assertThat(sync.exitCode()).isEqualTo(1);
        assertThat(sync.err()).contains(broken.toString());
        assertThat(rows()).isEmpty();
    }
}
