package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static io.github.ibkringest.broker.fake.FakeOptionEvent.assignment;
import static io.github.ibkringest.broker.fake.FakeOrder.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes of the datasets, each triggered with the account in the header alone. */
class DatasetRouteTest extends RouteTestSupport {

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldFetchTheDatasetOfTheAccountInTheHeader(Dataset dataset) throws Exception {
        FakeBroker other = broker("U1").with(order("o1"), fill("x1.01"), assignment("t1"));
        FakeBroker wanted = broker("U2").with(order("o2"), fill("x2.01"), assignment("t2"));
        MockEndpoint store = withoutStore(dataset);
        store.expectedMessageCount(1);
        store.expectedHeaderReceived("account", "U2");
        store.expectedVariableReceived("dataset", dataset.label());

        Exchange answer = trigger("direct:" + dataset, "U2");

        store.assertIsSatisfied();
        assertThat(answer.getException()).isNull();
        Fetch<?> fetch = store.getExchanges().get(0).getMessage().getBody(Fetch.class);
        assertThat(idOf(fetch))
                .isEqualTo(
                        switch (dataset) {
                            case ORDERS -> "o2";
                            case EXECUTIONS -> "X:x2.01";
                            case OPTION_EVENTS -> "E:t2";
                            default -> throw new IllegalArgumentException("the fake broker has none");
                        });
        assertThat(wanted.sessions()).isEqualTo(1);
        assertThat(wanted.isOpen()).as("session left open").isFalse();
        assertThat(other.sessions()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldAskTheFetchBeanWithTheHeader(Dataset dataset) throws Exception {
        String fetch = "fetch-" + dataset;
        advise(dataset.label(), route -> {
            route.weaveById(fetch).replace().to("mock:fetch");
            route.mockEndpointsAndSkip("direct:store-" + dataset);
        });
        start();
        MockEndpoint fetched = getMockEndpoint("mock:fetch");
        fetched.expectedHeaderReceived("account", "U1");
        fetched.expectedVariableReceived("dataset", dataset.label());
        fetched.expectedMessageCount(1);

        trigger("direct:" + dataset, "U1");

        fetched.assertIsSatisfied();
    }

    @ParameterizedTest
    @EnumSource(Dataset.class)
    void shouldReportAFailedFetchWithoutPropagatingIt(Dataset dataset) throws Exception {
        broker("U1").unavailable();
        MockEndpoint store = withoutStore(dataset);
        store.expectedMessageCount(0);

        Exchange answer = trigger("direct:" + dataset, "U1");

        store.assertIsSatisfied();
        assertThat(answer.getException()).isNull();
        RunReport report = answer.getMessage().getBody(RunReport.class);
        assertThat(report.status()).isEqualTo(RunReport.Status.UNAVAILABLE);
        assertThat(report.dataset()).isEqualTo(dataset);
        assertThat(report.account()).isEqualTo("U1");
        assertThat(report.error()).isEqualTo("the fake broker is closed for maintenance");
        assertThat(STORE.one(String.class, "select status from trading.run where id = ?", report.runId()))
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldReportAFailedStoreWithoutPropagatingIt(Dataset dataset) throws Exception {
        broker("U1").with(fill("x1.01"));
        MockEndpoint store = withoutStore(dataset);
        store.whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("disk full");
        });

        Exchange answer = trigger("direct:" + dataset, "U1");

        assertThat(answer.getException()).isNull();
        RunReport report = answer.getMessage().getBody(RunReport.class);
        assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(report.error()).isEqualTo("disk full");
    }

    private MockEndpoint withoutStore(Dataset dataset) throws Exception {
        advise(dataset.label(), route -> route.mockEndpointsAndSkip("direct:store-" + dataset));
        start();
        return getMockEndpoint("mock:direct:store-" + dataset);
    }

    private static String idOf(Fetch<?> fetch) {
        Object data = ((Reading.Accepted<?>) fetch.records().next()).data();
        if (data instanceof OrderData order) {
            return order.orderId();
        }
        return data instanceof ExecutionData execution ? execution.ids().key() : ((OptionEventData) data).key();
    }
}
