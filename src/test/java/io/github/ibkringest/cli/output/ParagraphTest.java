package io.github.ibkringest.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ParagraphTest {

    private static final String BEFORE = "words ".repeat(14);

    @Test
    void shouldBreakLinesBetweenWords() {
        assertThat(Paragraph.lines(BEFORE + "some more words than fit").lines())
                .hasSize(2)
                .allMatch(line -> line.length() <= 100);
    }

    @Test
    void shouldLeaveACommandWhole() {
        assertThat(Paragraph.lines(BEFORE + "run: ibkr-ingest reconcile --accept-opening, or do nothing")
                        .lines())
                .last()
                .isEqualTo("ibkr-ingest reconcile --accept-opening, or do nothing");
    }

    @Test
    void shouldIndentFurtherLinesMore() {
        StringWriter text = new StringWriter();
        Paragraph.print(BEFORE + "and some more words than fit", "  ", new PrintWriter(text));
        assertThat(text.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("  "))
                .last()
                .asString()
                .startsWith("    ");
    }
}
