package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.Confirms;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.flex.web.SampleStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Queries that are set up wrong as a whole: whose statements, which kind, which format. */
class QueryAdviceTest extends AdviceTestSupport {

    private static final Row FILL = Rows.stockFill();

    private static FlexXml ofAccounts(String... accounts) {
        FlexXml statements = FlexXml.activity();
        for (String account : accounts) {
            statements.statement(account, s -> s.trade(Rows.orderRow(FILL), FILL));
        }
        return statements;
    }

    @Test
    void shouldSayWhichAccountsAreAliases() throws IOException {
        FlexXml statement = ofAccounts("U1234567", "IRA2026", "u1234567");
        String what = "these are aliases, not account ids: [IRA2026]";

        assertThat(warningsOf(statement))
                .singleElement()
                .asString()
                .contains(what + "; set Display Account Alias in Place of Account ID to No");
        assertThat(doctorOnTheFirst()).contains("problem  accounts: " + what);
    }

    /** What can be no code is no account: nothing is filed under it, and no day proven. */
    @Test
    void shouldPutAsideWhatIsFiledUnderAName() throws IOException {
        FlexXml statement = ofAccounts("U1234567", "MyIRA", "Mum's account");
        String what =
                "these are no account codes: [MyIRA, Mum's account], so their rows are quarantined and complete no day";

        assertThat(warningsOf(statement))
                .singleElement()
                .asString()
                .contains(what + "; set Display Account Alias in Place of Account ID to No (4 rows)");
        assertThat(doctorOnTheFirst()).contains("problem  accounts: " + what);
        assertThat(STORE.jdbc().queryForList("select code from trading.broker_account", String.class))
                .containsExactly("U1234567");
        assertThat(STORE.count("select count(*) from trading.coverage where account_id is null"))
                .isZero();
        assertThat(STORE.jdbc()
                        .queryForList(
                                "select distinct reason from trading.quarantined_record order by 1", String.class))
                .containsExactly(
                        "accountId=\"Mum's account\" is no account code: set Display Account Alias in Place of Account"
                                + " ID to No in the Flex query, and fetch the same days again",
                        "accountId=\"MyIRA\" is no account code: set Display Account Alias in Place of Account ID to No"
                                + " in the Flex query, and fetch the same days again");
    }

    /** It moves a position, and nobody knows whether a trade tells it, too. */
    @Test
    void shouldSayThatTradesOfAnotherBrokerAreNotRead() throws IOException {
        Row trade = FILL.as("TradeTransfer")
                .with("levelOfDetail", "TRADE_TRANSFERS")
                .with("direction", "From");
        FlexXml statement = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.trade(Rows.orderRow(FILL), FILL)
                                .section("Transfers")
                                .section("TradeTransfers", trade));
        String what = "TradeTransfer rows (trades that were executed at another broker) are skipped"
                + " (trade-transfer-row), so positions may be without them, and no day is complete for transfers";

        assertThat(warningsOf(statement)).singleElement().asString().contains(what);
        assertThat(doctorOnTheFirst()).contains("problem  section TradeTransfers: " + what);
        assertThat(STORE.count(
                        "select count(*) from trading.payload_content where skipped ->> 'trade-transfer-row' = '1'"))
                .isEqualTo(1);
        assertThat(STORE.jdbc().queryForList("select distinct dataset from trading.coverage order by 1", String.class))
                .containsExactly("executions", "orders");
    }

    @Test
    void shouldTakeAccountCodesForWhatTheyAre() throws IOException {
        assertThat(warningsOf(ofAccounts(
                        "U1234567",
                        "U12345678",
                        "U123456",
                        "DU1234567",
                        "DUP123456",
                        "DF1234567",
                        "F1234567",
                        "I1234567",
                        "U2234567F",
                        "DU2234567F",
                        "U3234567-P",
                        "DI1234567")))
                .isEmpty();
    }

    @Test
    void shouldSayThatRowsWithoutAccountArePutAside() throws IOException {
        FlexXml statement = FlexXml.activity().statement("-", s -> s.trade(Rows.orderRow(FILL), FILL));

        assertThat(warningsOf(statement))
                .singleElement()
                .asString()
                .contains(
                        "rows have no account (accountId is absent, empty or \"-\", in their statement too), so they are"
                                + " quarantined; tick \"Account ID\" in the Flex query")
                .endsWith("(2 rows)");
        assertThat(rows()).containsEntry("quarantined_record", 2L).doesNotContainKey("execution");
        assertThat(STORE.count("select count(*) from trading.broker_account")).isZero();
        assertThat(doctorOnTheFirst()).contains("problem  accounts: rows have no account");
    }

    @Test
    void shouldSayThatAConsolidatedStatementProvesNothing() throws IOException {
        FlexXml statement = FlexXml.activity()
                .statement(
                        "-",
                        s -> s.trade(
                                Rows.orderRow(FILL).with("accountId", "U1234567"), FILL.with("accountId", "U1234567")));

        assertThat(warningsOf(statement))
                .singleElement()
                .asString()
                .contains("a statement has no account", "do not consolidate");
        assertThat(rows()).containsEntry("execution", 1L).doesNotContainKeys("coverage", "quarantined_record");
    }

    private void login(FlexStubServer stub) throws IOException {
        set(
                "flex.token-file",
                Files.writeString(folder.resolve("token"), FlexStubServer.TOKEN).toString());
        set("flex.activity-query-id", SampleStatements.ACTIVITY_QUERY);
        set("flex.confirms-query-id", SampleStatements.CONFIRMS_QUERY);
        set("flex.base-url", stub.baseUrl().toString());
        set("flex.first-wait", "10ms");
        set("flex.deadline", "1m");
    }

    @Test
    void shouldSayThatTheQueriesStandInEachOthersPlace() throws IOException {
        try (FlexStubServer stub = FlexStubServer.start(Instant::now)) {
            stub.deliver(SampleStatements.ACTIVITY_QUERY, SampleStatements.confirmations())
                    .deliver(SampleStatements.CONFIRMS_QUERY, SampleStatements.activity());
            login(stub);

            assertThat(warnings("sync"))
                    .anyMatch(line ->
                            line.contains("main activity query 1000001: a trade confirmation query is configured"
                                    + " as the activity query"))
                    .anyMatch(
                            line -> line.contains("main confirms query 1000002: an activity query is configured as the"
                                    + " trade confirmation query"));
            assertThat(run("doctor", "--fetch").out())
                    .contains("problem  kind of query: a trade confirmation query is configured")
                    .contains("problem  kind of query: an activity query is configured");
        }
    }

    @Test
    void shouldSayNothingOfQueriesInTheirPlaceAndOfFiles() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            login(stub);

            assertThat(warnings("sync")).noneMatch(line -> line.contains("is configured as"));
            assertThat(run("doctor", "--fetch").out()).contains("ok       kind of query: is that of its setting");
        }
        assertThat(warningsOf(FlexXml.confirmations()
                        .statement("U1234567", s -> s.trade(Confirms.orderRow(FILL), Confirms.of(FILL)))))
                .isEmpty();
    }

    @Test
    void shouldSayThatTheQueryMakesAnotherFormat() throws IOException {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))) {
            stub.onStatement(
                    FlexReply.body(200, "text/csv", "\"ClientAccountID\",\"Symbol\"\n\"U1234567\",\"ABCD\"\n"));
            login(stub);

            Outcome sync = run("sync");

            assertThat(sync.exitCode()).isEqualTo(2);
            assertThat(sync.err())
                    .contains("main activity query 1000001: the query makes a CSV or text file, and only XML can be"
                            + " read; choose the format XML in the Flex query");
        }
    }

    @Test
    void shouldSayNothingButTheFormatOfATextFile() throws IOException {
        Path text = Files.writeString(folder.resolve("statement.csv"), "\"ClientAccountID\",\"Symbol\",\"Quantity\"\n");
        Outcome doctor = run("doctor", "--file", text.toString());

        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out().lines().dropWhile(line -> !line.contains("statement.csv")))
                .containsExactly(
                        "problem  statement " + folder.resolve("statement.csv") + ": "
                                + folder.resolve("statement.csv")
                                + ": a CSV or text file, and only XML can be read; choose the format XML in the Flex"
                                + " query",
                        "         -> see above");
    }
}
