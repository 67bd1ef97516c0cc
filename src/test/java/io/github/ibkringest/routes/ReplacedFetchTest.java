package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A user's own fetch step: what it puts into the body is what is stored, though the source was read ahead. */
class ReplacedFetchTest extends RouteTestSupport {

    @Test
    void shouldStoreWhatTheReplacedStepFetched() throws Exception {
        broker("U1").with(order("o1"), fill("of-the-source.01"));
        FakeBroker own = FakeBroker.of("U1").with(fill("of-the-user.01"), fill("of-the-user.02"));
        own.connect();
        advise(
                "executions",
                route -> route.weaveById("fetch-executions")
                        .replace()
                        .process(exchange -> exchange.getMessage().setBody(own.fetchExecutions("U1"))));
        start();

        List<RunReport> reports = sync(everything());

        assertThat(reports).allMatch(report -> report.status() == RunReport.Status.SUCCEEDED);
        assertThat(reports)
                .filteredOn(report -> report.dataset() == Dataset.EXECUTIONS)
                .singleElement()
                .returns(2L, RunReport::inserted);
        assertThat(STORE.jdbc().queryForList("select exec_key from trading.execution order by 1", String.class))
                .containsExactly("X:of-the-user.01", "X:of-the-user.02");
    }
}
