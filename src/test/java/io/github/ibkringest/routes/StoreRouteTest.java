package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The route of one run of each dataset: its steps in order, in one transaction, its follow-ups only for what was written. */
class StoreRouteTest extends RouteTestSupport {

    private static final List<String> CONTRACTS = List.of(
            "run/renew-estimates",
            "contracts/link-underlyings",
            "contracts/describe-instruments",
            "contracts/link-events",
            "contracts/drop-orphan-instruments");

    private static final List<String> ORDERS = List.of(
            "orders/unify",
            "orders/drop-empty",
            "orders/note-aliases",
            "orders/sum-executions",
            "orders/set-references",
            "positions/add-up",
            "orders/live-state");

    /** Of a complete list of open orders. */
    private static final String LISTED = "orders/mark-unseen";

    private static final Map<Dataset, List<String>> FOLLOW_UPS = Map.of(
            Dataset.ORDERS, List.of("executions/link-orders"),
            Dataset.EXECUTIONS,
                    List.of(
                            "option-events/release-bookings",
                            "executions/book-what-events-tell",
                            "executions/link-orders",
                            "executions/supersede-revisions",
                            "executions/inherit-orders",
                            "executions/match-cancels",
                            "executions/release-rebooked",
                            "option-events/find-bookings",
                            "option-events/find-parents"),
            Dataset.OPTION_EVENTS,
                    List.of(
                            "executions/book-what-events-tell",
                            "executions/link-orders",
                            "option-events/find-bookings",
                            "option-events/find-parents"),
            Dataset.CORPORATE_ACTIONS, List.of("corporate-actions/supersede", "positions/add-up"),
            Dataset.TRANSFERS, List.of("transfers/supersede", "positions/add-up"));

    private static final List<String> ROW_EVENTS =
            List.of("events/orders", "events/executions", "events/option-events", "events/positions");

    private static final List<String> RUN_EVENTS = List.of("events/days", "events/quarantined");

    private final List<String> steps = new ArrayList<>();
    private boolean written = true;

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldStoreChunkByChunkThenFollowUpInOneTransaction(Dataset dataset) throws Exception {
        MockEndpoint chunks = withoutSteps(dataset);
        chunks.expectedBodiesReceived("chunk 1", "chunk 2", "chunk 3");

        Exchange answer = store(dataset);

        chunks.assertIsSatisfied();
        assertThat(answer.getException()).isNull();
        List<String> expected = new ArrayList<>(List.of("begin", "map", "chunk", "chunk", "chunk"));
        if (dataset == Dataset.ORDERS) {
            expected.add(LISTED);
        }
        expected.addAll(CONTRACTS);
        expected.addAll(FOLLOW_UPS.get(dataset));
        if (!dataset.isOptional()) {
            expected.addAll(ORDERS);
        }
        expected.addAll(afterRows(dataset));
        expected.addAll(ROW_EVENTS);
        expected.addAll(RUN_EVENTS);
        expected.addAll(List.of("complete", "events/publish"));
        assertThat(steps).containsExactlyElementsOf(expected);
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldFollowUpNothingWhenNothingWasWritten(Dataset dataset) throws Exception {
        written = false;
        withoutSteps(dataset);

        store(dataset);

        List<String> expected = new ArrayList<>(List.of("begin", "map", "chunk", "chunk", "chunk"));
        expected.addAll(afterRows(dataset));
        expected.addAll(List.of("events/days", "events/quarantined", "complete", "events/publish"));
        assertThat(steps).containsExactlyElementsOf(expected);
    }

    /** The totals of a statement are kept with its executions. */
    private static List<String> afterRows(Dataset dataset) {
        return dataset == Dataset.EXECUTIONS
                ? List.of("keepPayload", "keep", "supersede", "record")
                : List.of("keepPayload", "supersede", "record");
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldStopAtAChunkThatFails(Dataset dataset) throws Exception {
        MockEndpoint chunks = withoutSteps(dataset);
        chunks.whenExchangeReceived(2, exchange -> {
            throw new IllegalStateException("disk full");
        });
        chunks.expectedMessageCount(2);

        Exchange answer = store(dataset);

        chunks.assertIsSatisfied();
        assertThat(answer.getException()).hasRootCauseMessage("disk full");
        assertThat(steps).doesNotContain("complete");
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldRollBackWhatAFailedRunHasWritten(Dataset dataset) throws Exception {
        MockEndpoint chunks = withoutSteps(dataset);
        chunks.whenAnyExchangeReceived(exchange -> {
            STORE.jdbc()
                    .update("insert into trading.instrument (asset_class, symbol, currency, listing_exchange)"
                            + " values ('STK', 'ROLLED BACK', '', '')");
            throw new IllegalStateException("disk full");
        });

        store(dataset);

        chunks.expectedMessageCount(1);
        chunks.assertIsSatisfied();
        assertThat(STORE.count("select count(*) from trading.instrument where symbol = 'ROLLED BACK'"))
                .isZero();
    }

    /** Each of them is a step that the tests above expect at its place. */
    @Test
    void shouldKnowEverySqlStepOfTheRoutes() throws IOException {
        List<String> expected = new ArrayList<>(CONTRACTS);
        expected.add(LISTED);
        FOLLOW_UPS.values().forEach(expected::addAll);
        expected.addAll(ORDERS);
        expected.addAll(ROW_EVENTS);
        expected.addAll(RUN_EVENTS);
        FOLLOW_UPS.keySet().forEach(dataset -> expected.add("events/publish"));

        assertThat(RouteFiles.sqlSteps()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** The page tells the steps of executions, which has all that orders and option events have, in their order. */
    @Test
    void shouldBeDescribedByTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("docs", "how-it-works.md"));
        List<String> expected = new ArrayList<>(CONTRACTS);
        expected.addAll(FOLLOW_UPS.get(Dataset.EXECUTIONS));
        expected.add("corporate-actions/supersede");
        expected.add("transfers/supersede");
        expected.addAll(ORDERS);
        expected.addAll(ROW_EVENTS);
        expected.addAll(RUN_EVENTS);
        expected.add("events/publish");

        assertThat(Pattern.compile("^\\| [a-z, -]*\\| `([a-z-]+/[a-z-]+)` \\|", Pattern.MULTILINE)
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(expected);
    }

    private Exchange store(Dataset dataset) {
        return template.request(
                "direct:store-" + dataset, exchange -> exchange.getMessage().setBody("fetch"));
    }

    @Override
    Map<String, Object> replacedBeans() {
        NotedSteps noted = new NotedSteps(this::note, () -> written);
        Map<String, Object> beans = new HashMap<>();
        beans.put("runs", noted);
        beans.put("merger", noted);
        beans.put("quarantine", noted);
        beans.put("contracts", noted);
        beans.put("orders", noted);
        beans.put("writer", noted);
        beans.put("sameFacts", noted);
        beans.put("coverage", noted);
        beans.put("reports", noted);
        beans.put("events", noted);
        return beans;
    }

    private MockEndpoint withoutSteps(Dataset dataset) throws Exception {
        advise("store-" + dataset, route -> {
            route.weaveById("map-" + dataset).replace().process(exchange -> {
                note("map");
                exchange.getMessage()
                        .setBody(List.of("chunk 1", "chunk 2", "chunk 3").iterator());
            });
            route.mockEndpointsAndSkip("direct:filter-new", "sql:*");
        });
        advise("link-contracts", route -> route.mockEndpointsAndSkip("sql:*"));
        advise("record-events", route -> route.mockEndpointsAndSkip("sql:*"));
        advise("settle-orders", route -> {
            route.mockEndpointsAndSkip("sql:*");
            route.weaveById("complete-by-executions").remove();
        });
        start();
        FOLLOW_UPS.values().forEach(files -> files.forEach(this::noteSql));
        noteSql(LISTED);
        CONTRACTS.forEach(this::noteSql);
        ORDERS.forEach(this::noteSql);
        ROW_EVENTS.forEach(this::noteSql);
        RUN_EVENTS.forEach(this::noteSql);
        noteSql("events/publish");
        MockEndpoint chunks = getMockEndpoint("mock:direct:filter-new");
        chunks.whenAnyExchangeReceived(exchange -> note("chunk"));
        return chunks;
    }

    /** A follow-up answers with no row. */
    private void noteSql(String file) {
        getMockEndpoint("mock:sql:classpath:sql/" + file + ".sql").whenAnyExchangeReceived(exchange -> {
            note(file);
            exchange.getMessage().setBody(List.of());
        });
    }

    private void note(String step) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("transaction at %s", step)
                .isTrue();
        steps.add(step);
    }
}
