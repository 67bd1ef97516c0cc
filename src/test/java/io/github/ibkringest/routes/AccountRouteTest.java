package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The route that calls the routes of the wanted datasets. */
class AccountRouteTest extends RouteTestSupport {

    private final List<Dataset> called = new ArrayList<>();

    @Test
    void shouldCallEachDatasetOrdersFirst() throws Exception {
        broker("U1");
        withoutDatasets("U1");

        sync(everything());

        assertThat(called).containsExactly(Dataset.ORDERS, Dataset.EXECUTIONS, Dataset.OPTION_EVENTS);
        MockEndpoint.assertIsSatisfied(context);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dataset.class,
            names = {"ORDERS", "EXECUTIONS", "OPTION_EVENTS"})
    void shouldCallOnlyTheWantedDataset(Dataset wanted) throws Exception {
        broker("U1");
        withoutDatasets("U1");

        sync(request(EnumSet.of(wanted), Set.of()));

        assertThat(called).containsExactly(wanted);
        MockEndpoint.assertIsSatisfied(context);
    }

    @Test
    void shouldCallEveryDatasetWhenTriggeredAlone() throws Exception {
        withoutDatasets("U7");

        assertThat(trigger("direct:account", "U7").getException()).isNull();

        assertThat(called).containsExactly(Dataset.ORDERS, Dataset.EXECUTIONS, Dataset.OPTION_EVENTS);
        MockEndpoint.assertIsSatisfied(context);
    }

    /** Notes which dataset was called, and that the header tells the account. */
    private void withoutDatasets(String account) throws Exception {
        advise("account", route -> route.mockEndpointsAndSkip("direct:orders|direct:executions|direct:option-events"));
        start();
        for (Dataset dataset : Dataset.required()) {
            MockEndpoint mock = getMockEndpoint("mock:direct:" + dataset);
            mock.allMessages().header("account").isEqualTo(account);
            mock.whenAnyExchangeReceived(exchange -> called.add(dataset));
        }
    }
}
