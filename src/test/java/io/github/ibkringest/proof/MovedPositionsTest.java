package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.Statement;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever moves a position is proven by the next statement of positions, and missed when its rows are gone. */
class MovedPositionsTest {

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    private static final String ACCOUNT = "U1234567";

    @TempDir
    Path folder;

    private static Row[] positions(Map<String, String> quantities) {
        return quantities.entrySet().stream()
                .map(held -> Row.of("OpenPosition")
                        .with("conid", held.getKey())
                        .with("symbol", "S" + held.getKey())
                        .with("assetCategory", "STK")
                        .with("currency", "USD")
                        .with("position", held.getValue()))
                .toArray(Row[]::new);
    }

    private void sync(String name, UnaryOperator<Statement> content) throws IOException {
        Path file = folder.resolve(name + ".xml");
        FlexXml.activity().statement(ACCOUNT, content).writeTo(file);
        assertThat(INGESTOR.sync(file))
                .allSatisfy(run -> assertThat(run.error()).isNull());
    }

    private void sync(MovedPositions.Case moved) throws IOException {
        INGESTOR.empty();
        sync(
                "before",
                s -> s.period("20260715", "20260715")
                        .whenGenerated("20260716;060000")
                        .section("OpenPositions", positions(moved.before())));
        sync(
                "after",
                s -> moved.happened()
                        .apply(s.period("20260716", "20260717").whenGenerated("20260718;060000"))
                        .section("OpenPositions", positions(moved.after())));
    }

    private static Account account() {
        return new Accounts(INGESTOR.jdbc()).all().get(0);
    }

    private static List<Finding> positionsOf(String day) {
        return new Reconciliation(INGESTOR.jdbc())
                .of(account(), new Period(java.time.LocalDate.parse(day), java.time.LocalDate.parse(day))).stream()
                        .filter(finding -> finding.equation() == Equation.POSITION)
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("io.github.ibkringest.proof.MovedPositions#cases")
    void shouldProveWhatMovedPositions(MovedPositions.Case moved) throws IOException {
        sync(moved);

        assertThat(positionsOf("2026-07-17"))
                .as(moved.name())
                .isNotEmpty()
                .allSatisfy(finding ->
                        assertThat(finding.status()).as("%s", finding).isEqualTo(Status.PROVEN));
    }

    @ParameterizedTest
    @MethodSource("io.github.ibkringest.proof.MovedPositions#cases")
    void shouldMissWhatMovedPositions(MovedPositions.Case moved) throws IOException {
        sync(moved);
        for (String table : List.of("corporate_action", "transfer", "execution")) {
            INGESTOR.jdbc().execute("truncate trading." + table + " cascade");
        }

        boolean unmoved = moved.before().equals(moved.after());
        assertThat(positionsOf("2026-07-17").stream().anyMatch(finding -> finding.status() == Status.BROKEN))
                .isNotEqualTo(unmoved);
    }

    /** What people look at is what the broker states, who lists no currencies; events tell what runs changed of it. */
    @ParameterizedTest
    @MethodSource("io.github.ibkringest.proof.MovedPositions#cases")
    void shouldHoldWhatTheBrokerStates(MovedPositions.Case moved) throws IOException {
        sync(moved);
        new Openings(INGESTOR.jdbc()).accept(account(), "a trader");

        Map<String, BigDecimal> stated = new TreeMap<>();
        moved.after().forEach((contract, quantity) -> stated.put(contract, new BigDecimal(quantity)));
        assertThat(quantities(
                        "select con_id, quantity from trading.open_position where asset_class is distinct from 'CASH'"))
                .as(moved.name())
                .isEqualTo(stated);
        Map<String, BigDecimal> changed = new TreeMap<>();
        moved.before().forEach((contract, quantity) -> changed.put(contract, new BigDecimal(quantity)));
        quantities(
                        "select distinct on (subject) subject, (data::json ->> 'quantity_after')::numeric from trading.event"
                                + " where type = 'position.changed' and data::json ->> 'asset_class' is distinct from 'CASH' order by subject, id desc")
                .forEach((contract, quantity) -> changed.merge(contract, quantity, BigDecimal::add));
        changed.values().removeIf(quantity -> quantity.signum() == 0);
        changed.replaceAll((contract, quantity) -> quantity.stripTrailingZeros());
        stated.replaceAll((contract, quantity) -> quantity.stripTrailingZeros());
        assertThat(changed).as("events of " + moved.name()).isEqualTo(stated);
    }

    private static Map<String, BigDecimal> quantities(String sql) {
        Map<String, BigDecimal> held = new TreeMap<>();
        INGESTOR.jdbc().query(sql, row -> {
            held.put(row.getString(1), row.getBigDecimal(2));
        });
        return held;
    }

    /** The view adds up what was accepted and whatever came later. */
    @Test
    void shouldShowThePositionOfEachDay() throws IOException {
        sync(MovedPositions.cases().findFirst().orElseThrow());
        new Openings(INGESTOR.jdbc()).accept(account(), "a trader");

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select day::text || ' ' || corporate_actions || ' ' || quantity from trading.position order by day",
                                String.class))
                .containsExactly("-infinity 0 10", "2026-07-17 30 40");
        assertThat(positionsOf("2026-07-15")).allMatch(finding -> finding.status() == Status.PROVEN);
    }

    /** What is missing is made, and nothing more. */
    @Test
    void shouldMakeCertificatesThatAreMissing() throws IOException {
        sync(MovedPositions.cases().findFirst().orElseThrow());
        INGESTOR.jdbc().execute("truncate trading.certificate");
        Certificates certificates = new Certificates(INGESTOR.jdbc(), Clock.systemUTC());
        assertThat(certificates.standing())
                .extracting(Certificates.Reconciled::open)
                .containsExactly(2L);

        certificates.keepOpen();
        certificates.keepOpen();

        assertThat(INGESTOR.jdbc()
                        .queryForList(
                                "select last_day || ' ' || status from trading.certificate order by last_day",
                                String.class))
                .containsExactly("2026-07-15 broken", "2026-07-17 proven");
        assertThat(certificates.standing()).singleElement().satisfies(standing -> {
            assertThat(standing.open()).isZero();
            assertThat(standing.broken()).as("the opening of the first").isOne();
            assertThat(standing.reconciledTo()).isEqualTo("2026-07-17");
        });
    }

    /** Nobody misses a section that was never there, and no run is made for it. */
    @Test
    void shouldCostNothingWhereTheSectionIsAbsent() throws IOException {
        INGESTOR.empty();
        sync("plain", s -> s.trade(Rows.stockFill()).emptySection("OptionEAE"));

        assertThat(INGESTOR.jdbc().queryForList("select dataset from trading.run order by id", String.class))
                .containsExactly("orders", "executions", "option-events");

        sync("empty", s -> s.whenGenerated("20260721;060000").emptySection("CorporateActions"));

        assertThat(INGESTOR.jdbc().queryForList("select distinct dataset from trading.coverage", String.class))
                .contains("corporate-actions")
                .doesNotContain("transfers");
    }
}
