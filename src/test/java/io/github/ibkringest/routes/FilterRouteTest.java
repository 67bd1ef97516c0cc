package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.chunk.Chunk;
import io.github.ibkringest.model.ContractData;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** The filter of a thousand records: the idempotent consumer drops what is stored, the rest is accepted. */
class FilterRouteTest extends RouteTestSupport {

    private final IdempotentRepository known = new MemoryIdempotentRepository();

    @Override
    Map<String, Object> replacedBeans() {
        return Map.of("targetTable", known);
    }

    @Test
    void shouldAcceptOnlyWhatIsNewOrChanged() throws Exception {
        withKnown(statement("X:1", "as it was"), statement("X:2", "as it was"));
        Statement changed = statement("X:2", "restated");
        Statement added = statement("X:3", "as it was");

        Chunk chunk = filter(statement("X:1", "as it was"), changed, added);

        assertThat(chunk.accepted()).containsExactly(changed, added);
        assertThat(chunk.statements()).hasSize(3);
    }

    @Test
    void shouldDropARecordThatTheChunkRepeats() throws Exception {
        withKnown();
        Statement first = statement("X:1", "once");

        assertThat(filter(first, statement("X:1", "once")).accepted()).containsExactly(first);
    }

    @Test
    void shouldAcceptNothingWhenEverythingIsKnown() throws Exception {
        withKnown(statement("X:1", "as it was"));

        assertThat(filter(statement("X:1", "as it was")).accepted()).isEmpty();
    }

    @Test
    void shouldLookUpAndCountTheWholeChunkOnce() throws Exception {
        withKnown();
        MockEndpoint lookUp = getMockEndpoint("mock:look-up");
        MockEndpoint count = getMockEndpoint("mock:count");
        lookUp.expectedMessageCount(1);
        count.expectedMessageCount(1);

        Chunk chunk = filter(statement("X:1", "a"), statement("X:2", "b"));

        count.expectedBodiesReceived(chunk);
        lookUp.assertIsSatisfied();
        count.assertIsSatisfied();
    }

    private void withKnown(Statement... statements) throws Exception {
        advise("filter-new", route -> {
            route.weaveById("look-up").replace().to("mock:look-up");
            route.weaveById("count").replace().to("mock:count");
        });
        start();
        Stream.of(statements)
                .forEach(statement -> known.add(
                        statement.key() + "|" + statement.fragment().raw().hash()));
    }

    /** The answer of the route: the chunk it was given. */
    private Chunk filter(Statement... statements) {
        Exchange answer = template.request(
                "direct:filter-new",
                exchange -> exchange.getMessage().setBody(new Chunk(List.of(statements), List.of(), 0, Map.of())));
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(Chunk.class);
    }

    private static Statement statement(String key, String content) {
        RawRecord raw = new RawRecord(
                "{}", UUID.nameUUIDFromBytes(content.getBytes()), new Provenance("fake", 1, null), "record");
        return new Statement(
                key, new Fragment("fake", "", raw), new Object[0], ContractData.of("1", "STK", "AAPL", "USD"), null);
    }
}
