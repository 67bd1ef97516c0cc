package io.github.ibkringest.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** The route that takes a request apart into sessions. */
class SyncRouteTest extends RouteTestSupport {

    @Test
    void shouldHandOneSessionAfterTheOtherToTheSessionRoute() throws Exception {
        FakeBroker first = broker("U1");
        FakeBroker second = broker("U2");
        MockEndpoint session = withoutSession();
        session.expectedBodiesReceived(first, second);

        assertThat(sync(everything())).isEmpty();

        session.assertIsSatisfied();
    }

    @Test
    void shouldGoOnAfterASessionThatCanNotWorkAndTellInTheEnd() throws Exception {
        FakeBroker first = broker("U1");
        FakeBroker second = broker("U2");
        MockEndpoint session = withoutSession();
        session.expectedBodiesReceived(first, second);
        session.whenExchangeReceived(1, exchange -> {
            throw new BrokerConfigurationException("wrong request");
        });

        assertThatThrownBy(() -> sync(everything())).hasRootCauseMessage("wrong request");

        session.assertIsSatisfied();
    }

    @Test
    void shouldRefuseAnAccountThatIsNeitherLiveNorPaper() throws Exception {
        new Accounts(STORE.jdbc()).add("F1", Environment.OTHER, null);
        broker("F1");
        MockEndpoint session = withoutSession();
        session.expectedMessageCount(0);

        assertThatThrownBy(() -> sync(request(EnumSet.allOf(Dataset.class), Set.of("F1"))))
                .hasRootCauseInstanceOf(BrokerConfigurationException.class)
                .rootCause()
                .hasMessageContainingAll("F1", "accounts add F1 --environment live|paper");

        session.assertIsSatisfied();
    }

    @Test
    void shouldRefuseAnAccountThatIsNotActive() throws Exception {
        Accounts accounts = new Accounts(STORE.jdbc());
        accounts.add("U9", Environment.LIVE, null);
        accounts.setActive("U9", false);
        MockEndpoint session = withoutSession();
        session.expectedMessageCount(0);

        assertThatThrownBy(() -> sync(request(EnumSet.allOf(Dataset.class), Set.of("U9"))))
                .rootCause()
                .hasMessageContaining("accounts activate U9");

        session.assertIsSatisfied();
    }

    private MockEndpoint withoutSession() throws Exception {
        advise("sync", route -> route.mockEndpointsAndSkip("direct:session"));
        start();
        return getMockEndpoint("mock:direct:session");
    }
}
