package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.fold.Fragment;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.ingest.Chunk;
import io.github.ibkringest.model.ContractData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

/** The route of a thousand records: the idempotent consumer drops what is known, the rest goes to the upsert. */
class ChunkRouteTest extends RouteTestSupport {

    private final IdempotentRepository known = new MemoryIdempotentRepository();

    @Override
    Map<String, Object> replacedBeans() {
        return Map.of("storedRecords", known);
    }

    @Test
    void shouldUpsertOnlyWhatIsNewOrChanged() throws Exception {
        MockEndpoint upsert = withKnown(statement("X:1", "as it was"), statement("X:2", "as it was"));
        Statement changed = statement("X:2", "restated");
        Statement added = statement("X:3", "as it was");
        upsert.expectedMessageCount(1);

        Exchange answer = store(statement("X:1", "as it was"), changed, added);

        upsert.assertIsSatisfied();
        assertThat(answer.getException()).isNull();
        assertThat(upserted(upsert)).containsExactly(changed, added);
    }

    @Test
    void shouldDropARecordThatTheChunkRepeats() throws Exception {
        MockEndpoint upsert = withKnown();
        Statement first = statement("X:1", "once");

        store(first, statement("X:1", "once"));

        assertThat(upserted(upsert)).containsExactly(first);
    }

    @Test
    void shouldUpsertNothingWhenEverythingIsKnown() throws Exception {
        MockEndpoint upsert = withKnown(statement("X:1", "as it was"));
        upsert.expectedMessageCount(1);

        store(statement("X:1", "as it was"));

        upsert.assertIsSatisfied();
        assertThat(upserted(upsert)).isEmpty();
    }

    @Test
    void shouldLookUpTheWholeChunkBeforeItsRecords() throws Exception {
        withKnown();
        MockEndpoint lookUp = getMockEndpoint("mock:look-up");
        lookUp.expectedMessageCount(1);

        store(statement("X:1", "a"), statement("X:2", "b"));

        lookUp.assertIsSatisfied();
        assertThat(lookUp.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(Chunk.class)
                        .statements())
                .hasSize(2);
    }

    private MockEndpoint withKnown(Statement... statements) throws Exception {
        advise("chunk", route -> {
            route.weaveById("look-up").replace().to("mock:look-up");
            route.weaveById("upsert").replace().to("mock:upsert");
        });
        start();
        Stream.of(statements)
                .forEach(statement -> known.add(
                        statement.key() + "|" + statement.fragment().raw().hash()));
        return getMockEndpoint("mock:upsert");
    }

    private Exchange store(Statement... statements) {
        Chunk chunk = new Chunk(List.of(statements), List.of(), 0, Map.of(), new HashMap<>());
        return template.request(
                "direct:chunk", exchange -> exchange.getMessage().setBody(chunk));
    }

    @SuppressWarnings("unchecked")
    private static List<Statement> upserted(MockEndpoint upsert) {
        return upsert.getExchanges().get(0).getMessage().getBody(List.class);
    }

    private static Statement statement(String key, String content) {
        RawRecord raw = new RawRecord(
                "{}", UUID.nameUUIDFromBytes(content.getBytes()), new Provenance("fake", 1, null), "record");
        return new Statement(
                key, new Fragment("fake", "", raw), new Object[0], ContractData.of("1", "STK", "AAPL", "USD"), null);
    }
}
