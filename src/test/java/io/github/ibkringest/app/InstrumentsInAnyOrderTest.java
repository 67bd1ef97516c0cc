package io.github.ibkringest.app;

import static io.github.ibkringest.app.ContractFiles.CON_ID;
import static io.github.ibkringest.app.ContractFiles.OTHER;
import static io.github.ibkringest.app.ContractFiles.option;
import static io.github.ibkringest.app.ContractFiles.stock;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Row;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Instruments are what their contracts are by the newest statements, in whatever order those come, and no others are there. */
class InstrumentsInAnyOrderTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @RegisterExtension
    static final ContractFiles FILES = new ContractFiles(INGESTOR);

    @Test
    void shouldDescribeAnInstrumentByTheNewestStatement() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(FILES.values("description", "instrument")).containsExactly("VIA HOLDINGS"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX").with("description", "VIA INC")),
                FILES.activity("20260228", stock(2, CON_ID, "VIAX").with("description", "VIA HOLDINGS")));
    }

    /** The con id changes with the company, the ticker stays. */
    @Test
    void shouldDescribeAnInstrumentOfTwoContractsByTheNewerContract() throws IOException {
        FILES.inAnyOrder(
                () -> {
                    assertThat(FILES.values("description", "instrument")).containsExactly("NEW VIA");
                    assertThat(FILES.values("isin", "instrument")).containsExactly("US9900040001");
                },
                FILES.activity(
                        "20260331",
                        stock(1, CON_ID, "VIAX").with("description", "OLD VIA").with("isin", "US9900040001")),
                FILES.activity(
                        "20260228",
                        stock(2, OTHER, "VIAX").with("description", "NEW VIA").with("isin", "")));
    }

    @Test
    void shouldDropTheInstrumentOfAnUnderlyingThatWasRenamed() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(underlyings()).containsExactly("OPT PARX", "STK null"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX"), option(2, "VIAX")),
                FILES.activity("20260228", stock(3, CON_ID, "PARX")));
    }

    @Test
    void shouldFollowAnOptionToAnotherUnderlying() throws IOException {
        Row option = option(3, "VIAX");
        FILES.inAnyOrder(
                () -> {
                    assertThat(underlyings()).containsExactly("OPT NEWX", "STK null", "STK null");
                    assertThat(INGESTOR.jdbc()
                                    .queryForList(
                                            "select u.con_id from trading.ibkr_contract c join trading.ibkr_contract u"
                                                    + " on u.id = c.underlying_contract_id",
                                            String.class))
                            .containsExactly(OTHER);
                },
                FILES.activity("20260131", stock(1, CON_ID, "VIAX"), stock(2, OTHER, "NEWX"), option),
                FILES.activity("20260228", option(4, "NEWX").with("underlyingConid", OTHER)));
    }

    /** The new underlying is known by name only, so the option's instrument points nowhere. */
    @Test
    void shouldForgetAnUnderlyingThatIsNoMore() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(underlyings()).containsExactly("OPT null", "STK null"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX"), option(2, "VIAX")),
                FILES.activity("20260228", option(3, "NEWX").with("underlyingConid", OTHER)));
    }

    @Test
    void shouldKnowTheTypeLater() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(underlyings()).containsExactly("OPT VIAX", "STK null"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX").without("assetCategory", "listingExchange")),
                FILES.activity("20260215", option(2, "VIAX")),
                FILES.activity("20260228", stock(3, CON_ID, "VIAX").without("currency")));
    }

    /** Two contracts leave two instruments for each other's. */
    @Test
    void shouldMoveContractsBetweenInstruments() throws IOException {
        FILES.inAnyOrder(
                () -> assertThat(symbols()).containsExactly(CON_ID + " NEWX", OTHER + " VIAX"),
                FILES.activity("20260131", stock(1, CON_ID, "VIAX"), stock(2, OTHER, "NEWX")),
                FILES.activity("20260228", stock(3, CON_ID, "NEWX"), stock(4, OTHER, "VIAX")));
    }

    private static List<String> symbols() {
        return FILES.values("con_id || ' ' || symbol", "ibkr_contract");
    }

    private static List<String> underlyings() {
        return FILES.values(
                "i.asset_class || ' ' || coalesce(u.symbol, 'null')",
                "instrument i left join trading.instrument u on u.id = i.underlying_id");
    }
}
