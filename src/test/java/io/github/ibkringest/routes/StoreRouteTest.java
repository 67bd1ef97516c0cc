package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The route of one run: its steps in order, in one transaction. */
class StoreRouteTest extends RouteTestSupport {

    private final List<String> steps = new ArrayList<>();

    @Test
    void shouldStoreChunkByChunkBetweenBeginAndEndOfTheRun() throws Exception {
        MockEndpoint chunks = withoutSteps();
        chunks.expectedBodiesReceived("chunk 1", "chunk 2", "chunk 3");

        Exchange answer = template.request(
                "direct:store", exchange -> exchange.getMessage().setBody("fetch"));

        chunks.assertIsSatisfied();
        assertThat(answer.getException()).isNull();
        assertThat(steps)
                .containsExactly(
                        "begin in transaction",
                        "map in transaction",
                        "chunk in transaction",
                        "chunk in transaction",
                        "chunk in transaction",
                        "complete in transaction");
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
    }

    @Test
    void shouldStopAtAChunkThatFails() throws Exception {
        MockEndpoint chunks = withoutSteps();
        chunks.whenExchangeReceived(2, exchange -> {
            throw new IllegalStateException("disk full");
        });
        chunks.expectedMessageCount(2);

        Exchange answer = template.request(
                "direct:store", exchange -> exchange.getMessage().setBody("fetch"));

        chunks.assertIsSatisfied();
        assertThat(answer.getException()).hasRootCauseMessage("disk full");
        assertThat(steps).doesNotContain("complete in transaction");
    }

    @Test
    void shouldRollBackWhatAFailedRunHasWritten() throws Exception {
        MockEndpoint chunks = withoutSteps();
        chunks.whenAnyExchangeReceived(exchange -> {
            STORE.jdbc()
                    .update("insert into trading.instrument (asset_class, symbol, currency, listing_exchange)"
                            + " values ('STK', 'ROLLED BACK', '', '')");
            throw new IllegalStateException("disk full");
        });

        template.request("direct:store", exchange -> exchange.getMessage().setBody("fetch"));

        chunks.expectedMessageCount(1);
        chunks.assertIsSatisfied();
        assertThat(STORE.count("select count(*) from trading.instrument where symbol = 'ROLLED BACK'"))
                .isZero();
    }

    private MockEndpoint withoutSteps() throws Exception {
        advise("store", route -> {
            route.weaveById("begin-run").replace().process(exchange -> note("begin"));
            route.weaveById("map").replace().process(exchange -> {
                note("map");
                exchange.getMessage()
                        .setBody(List.of("chunk 1", "chunk 2", "chunk 3").iterator());
            });
            route.mockEndpointsAndSkip("direct:chunk");
            route.weaveById("complete-run").replace().process(exchange -> note("complete"));
        });
        start();
        MockEndpoint chunks = getMockEndpoint("mock:direct:chunk");
        chunks.whenAnyExchangeReceived(exchange -> note("chunk"));
        return chunks;
    }

    private void note(String step) {
        boolean transaction = TransactionSynchronizationManager.isActualTransactionActive();
        steps.add(step + (transaction ? " in transaction" : " outside"));
    }
}
