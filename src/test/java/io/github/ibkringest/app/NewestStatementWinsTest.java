package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement restates a fact, and a later one takes that back: what the newest says counts, whatever came last. */
class NewestStatementWinsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"135", "153", "315", "351", "513", "531"})
    void shouldKeepWhatTheNewestStatementSays(String order) throws IOException {
        for (String day : order.split("")) {
            // the 3rd says otherwise, the 5th says again what the 1st said
            INGESTOR.sync(statement(day, day.equals("3") ? "-9.99" : "-1.00"));
        }

        assertThat(INGESTOR.jdbc().queryForList("select commission::text from trading.execution", String.class))
                .isEqualTo(List.of("1.00"));
    }

    /** A column that is ticked no more is told by older statements alone, also by those that come late. */
    @Test
    void shouldLearnOfAContractFromAStatementThatANewerOneHasOvertaken() throws IOException {
        Row fill = Rows.stockFill().with("transactionID", "30099999").with("ibExecID", "0000f1ab.6b999999.01.01");
        Path older = FlexXml.activity()
                .statement("U7700001", s -> s.whenGenerated("20260701;180000").trade(fill))
                .writeTo(folder.resolve("older.xml"));
        Path newer = FlexXml.activity()
                .statement("U7700001", s -> s.whenGenerated("20260702;180000").trade(fill.without("listingExchange")))
                .writeTo(folder.resolve("newer.xml"));
        INGESTOR.sync(older);
        INGESTOR.sync(newer);

        assertThat(INGESTOR.jdbc().queryForList("select listing_exchange from trading.instrument", String.class))
                .containsExactly(fill.get("listingExchange"));
        INGESTOR.shouldNotDependOnTheOrderOf(older, newer);
    }

    private Path statement(String day, String commission) throws IOException {
        Path file = folder.resolve(day + ".xml");
        FlexXml.activity()
                .statement(
                        "U7700001",
                        s -> s.whenGenerated("2026070" + day + ";180000")
                                .period("20260701", "20260701")
                                .trade(Rows.stockFill()
                                        .with("ibExecID", "0000f1ab.6b999999.01.01")
                                        .with("transactionID", "30099999")
                                        .with("tradeID", "8099999")
                                        .with("ibOrderID", "7099999")
                                        .with("ibCommission", commission)))
                .writeTo(file);
        return file;
    }
}
