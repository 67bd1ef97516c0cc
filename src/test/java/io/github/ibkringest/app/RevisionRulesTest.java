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

/** The last group of an exec id is the revision of a fill: the highest counts, of the same contract. */
class RevisionRulesTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @TempDir
    Path folder;

    @BeforeEach
    void forget() {
        INGESTOR.empty();
    }

    /** Not every id that ends in a number is a revision of another one. */
    @Test
    void shouldNotTakeAFillOfAnotherContractForARevision() throws IOException {
        Row one = fill("20260716.1", "2");
        Row other = fill("20260716.2", "5")
                .with("conid", "4815162342")
                .with("symbol", "OTHER")
                .with("ibOrderID", "70000002")
                .with("brokerageOrderID", "");
        Path first = statement("first", one);
        Path second = statement("second", other);
        INGESTOR.sync(first, second);

        assertThat(effectiveKeys()).containsExactly("X:20260716.1", "X:20260716.2");
        INGESTOR.shouldNotDependOnTheOrderOf(first, second);
    }

    @Test
    void shouldNotTakeAFillOfAnotherSymbolForARevisionWhereContractsHaveNoIds() throws IOException {
        Row one = fill("20260716.1", "2").without("conid");
        Row other = fill("20260716.2", "5").without("conid").with("symbol", "OTHER");
        INGESTOR.sync(statement("both", one, other));

        assertThat(effectiveKeys()).containsExactly("X:20260716.1", "X:20260716.2");
    }

    /** The query of one of the statements lacks the column of the contract's id. */
    @Test
    void shouldSupersedeByARevisionThatDoesNotNameItsContract() throws IOException {
        Path whole = statement("whole", fill("0000f1ab.6a01.01.01", "2"));
        Path lacking = statement("lacking", fill("0000f1ab.6a01.01.02", "1").without("conid"));
        INGESTOR.sync(whole, lacking);

        assertThat(effectiveKeys()).containsExactly("X:0000f1ab.6a01.01.02");
        INGESTOR.shouldNotDependOnTheOrderOf(whole, lacking);
    }

    @Test
    void shouldBelongToTheOrderOfTheRevisionThatItReplaces() throws IOException {
        Path first = statement("first", fill("0000f1ab.6a01.01.01", "20").with("ibOrderID", "701"));
        Path corrected = statement(
                "corrected",
                fill("0000f1ab.6a01.01.02", "10").without("ibOrderID").with("orderReference", "mine"));
        INGESTOR.sync(first, corrected);

        assertThat(orders()).containsExactly("701 mine 10");
        INGESTOR.shouldNotDependOnTheOrderOf(first, corrected);
    }

    @Test
    void shouldBelongToTheOrderOfTheRevisionThatReplacesIt() throws IOException {
        Path first = statement("first", fill("0000f1ab.6a01.01.01", "20").without("ibOrderID"));
        Path corrected =
                statement("corrected", fill("0000f1ab.6a01.01.02", "10").with("ibOrderID", "701"));
        INGESTOR.sync(first, corrected);

        assertThat(orders()).containsExactly("701 10");
        assertThat(INGESTOR.jdbc().queryForList("select order_id from trading.execution", Long.class))
                .doesNotContainNull();
        INGESTOR.shouldNotDependOnTheOrderOf(first, corrected);
    }

    /** A query with the column comes after both. */
    @Test
    void shouldFindItsOrderOnceARevisionStatesIt() throws IOException {
        Path both = statement(
                "both",
                fill("0000f1ab.6a01.01.01", "20").without("ibOrderID"),
                fill("0000f1ab.6a01.01.02", "10").without("ibOrderID"));
        Path named = statement("named", fill("0000f1ab.6a01.01.01", "20").with("ibOrderID", "701"));
        INGESTOR.sync(both, named);

        assertThat(orders()).containsExactly("701 10");
        INGESTOR.shouldNotDependOnTheOrderOf(both, named);
    }

    @Test
    void shouldNotBelongToTheOrderOfAnotherContract() throws IOException {
        Path one = statement("one", fill("20260716.1", "20").with("ibOrderID", "701"));
        Path other = statement(
                "other",
                fill("20260716.2", "10")
                        .without("ibOrderID")
                        .with("conid", "4815162342")
                        .with("symbol", "OTHER"));
        INGESTOR.sync(one, other);

        assertThat(orders()).containsExactly("701 20");
        INGESTOR.shouldNotDependOnTheOrderOf(one, other);
    }

    private static List<String> orders() {
        return INGESTOR.jdbc()
                .queryForList(
                        "select concat_ws(' ', ibkr_order_id, order_reference, trim_scale(filled_quantity))"
                                + " from trading.trade_order order by 1",
                        String.class);
    }

    private static Row fill(String execId, String quantity) {
        return Rows.stockFill().with("ibExecID", execId).with("quantity", quantity);
    }

    private Path statement(String name, Row... trades) throws IOException {
        return FlexXml.activity().statement("U1234567", s -> s.trade(trades)).writeTo(folder.resolve(name + ".xml"));
    }

    private List<String> effectiveKeys() {
        return INGESTOR.jdbc()
                .queryForList("select exec_key from trading.effective_execution order by 1", String.class);
    }
}
