package io.github.ibkringest.flex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlexXmlTest {

    @TempDir
    Path folder;

    @Test
    void shouldWriteCompleteRowsWithIdsOfTheirOwn() throws Exception {
        var xml = parsed(FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.period("20260701", "20260720")
                                .trade(
                                        Rows.stockFill(),
                                        Rows.optionFill(),
                                        Rows.futureFill(),
                                        Rows.fxFill(),
                                        Rows.bookTrade())
                                .order(Rows.orderRow(Rows.stockFill()), Rows.repeating("Lot", "CLOSED_LOT"))
                                .optionEvent(
                                        OptionEvents.assignment(),
                                        OptionEvents.delivery(),
                                        OptionEvents.cashSettlement())
                                .emptySection("SecuritiesInfo")));

        assertThat(xml.rows("Trade").map(t -> t.get("transactionID")))
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(xml.rows("Trade")).allSatisfy(t -> {
            assertThat(t.attributes().keySet()).containsExactlyElementsOf(Columns.TRADE);
            assertThat(t.get("accountId")).isEqualTo("U1234567");
        });
        assertThat(xml.rows("OptionEAE").map(e -> e.get("tradeID"))).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void shouldNameConfirmedFillsLikeTheActivityStatement() throws Exception {
        var fill = Rows.optionFill().with("ibExecID", "0001.aa.01.01").with("notes", "P");
        var confirm = parsed(FlexXml.confirmations().statement("U1234567", s -> s.trade(Confirms.of(fill))))
                .rows("TradeConfirm")
                .findFirst()
                .orElseThrow();

        assertThat(confirm.attributes().keySet()).containsExactlyElementsOf(Columns.CONFIRM);
        assertThat(confirm.get("execID")).isEqualTo("0001.aa.01.01");
        assertThat(confirm.get("code")).isEqualTo("O;P");
        assertThat(confirm.get("price")).isEqualTo("1.25");
    }

    @Test
    void shouldEscapeValuesAndLeaveOutColumns() throws Exception {
        var row = Rows.stockFill().with("description", "A & B <\"C\">\n").without("ibExecID", "transactionID");
        var trade = parsed(FlexXml.activity().statement("U1234567", s -> s.trade(row)))
                .rows("Trade")
                .findFirst()
                .orElseThrow();

        assertThat(trade.get("description")).isEqualTo("A & B <\"C\">\n");
        assertThat(trade.attributes())
                .doesNotContainKeys("ibExecID", "transactionID")
                .hasSize(83);
    }

    @Test
    void shouldCancelAFillThatHasIds() {
        var fill = Rows.stockFill().with("tradeID", "81").with("transactionID", "91");
        var cancel = Rows.cancelOf(fill);

        assertThat(cancel.get("origTradeID")).isEqualTo("81");
        assertThat(cancel.get("origTransactionID")).isEqualTo("91");
        assertThat(cancel.get("quantity")).isEqualTo("-100");
        assertThat(cancel.get("netCash")).isEqualTo("4250");
        assertThatThrownBy(() -> Rows.cancelOf(Rows.stockFill())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldPackFilesAsTheirNameSays() throws Exception {
        var xml = FlexXml.activity().statement("U1234567", s -> s.trade(Rows.stockFill()));
        var expected = FlexXml.activity()
                .statement("U1234567", s -> s.trade(Rows.stockFill()))
                .toXml();

        assertThat(Files.readString(xml.writeTo(folder.resolve("s.xml")))).isEqualTo(expected);
        try (var in = new GZIPInputStream(Files.newInputStream(xml.writeTo(folder.resolve("s.xml.gz"))))) {
            assertThat(in).hasContent(expected);
        }
        try (var in = new ZipInputStream(Files.newInputStream(xml.writeTo(folder.resolve("s.zip"))))) {
            assertThat(in.getNextEntry().getName()).isEqualTo("s.xml");
            assertThat(in).hasContent(expected);
        }
    }

    private static ParsedXml parsed(FlexXml xml) throws Exception {
        return ParsedXml.of(new ByteArrayInputStream(xml.toXml().getBytes(StandardCharsets.UTF_8)));
    }
}
