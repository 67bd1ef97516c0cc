package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** The route of one payload: connect, account by account, disconnect. */
class SessionRouteTest extends RouteTestSupport {

    @Test
    void shouldPutEachAccountIntoTheHeader() throws Exception {
        FakeBroker broker = broker("U11", "DU12", "U13");
        MockEndpoint account = withoutAccount();
        account.expectedHeaderValuesReceivedInAnyOrder("account", "U11", "DU12", "U13");
        account.expectedMessageCount(3);

        sync(everything());

        account.assertIsSatisfied();
        assertThat(broker.sessions()).isEqualTo(1);
        assertThat(broker.isOpen()).as("session left open").isFalse();
    }

    @Test
    void shouldServeAccountsThatComeLaterAfterTheFirst() throws Exception {
        broker("U71", "U72", "U73").slowly();
        MockEndpoint account = withoutAccount();
        account.expectedHeaderValuesReceivedInAnyOrder("account", "U71", "U72", "U73");
        account.expectedMessageCount(3);

        sync(everything());

        account.assertIsSatisfied();
        assertThat(account.getExchanges().get(0).getIn().getHeader("account")).isEqualTo("U71");
    }

    @Test
    void shouldKeepTheSessionOpenWhileItsAccountsAreServed() throws Exception {
        FakeBroker broker = broker("U11");
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(1);
        account.whenAnyExchangeReceived(
                exchange -> assertThat(broker.isOpen()).as("open").isTrue());

        sync(everything());

        account.assertIsSatisfied();
    }

    @Test
    void shouldLeaveOutAccountsThatAreNotWanted() throws Exception {
        Accounts accounts = new Accounts(STORE.jdbc());
        accounts.add("U21", Environment.LIVE, null);
        accounts.setActive("U21", false);
        accounts.add("F22", Environment.OTHER, null);
        broker("U21", "F22", "U23");
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(1);
        account.expectedHeaderReceived("account", "U23");

        sync(everything());

        account.assertIsSatisfied();
    }

    @Test
    void shouldServeOnlyTheAccountsThatWereAskedFor() throws Exception {
        broker("U31", "U32");
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(1);
        account.expectedHeaderReceived("account", "U32");

        sync(request(EnumSet.allOf(Dataset.class), Set.of("U32")));

        account.assertIsSatisfied();
    }

    @Test
    void shouldRefuseAnAccountThatNobodyKnows() throws Exception {
        FakeBroker broker = broker("U41");
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(0);

        assertThatThrownBy(() -> sync(request(EnumSet.allOf(Dataset.class), Set.of("U404"))))
                .hasRootCauseInstanceOf(BrokerConfigurationException.class)
                .rootCause()
                .hasMessageContainingAll("U404", "U41", "accounts add U404");

        account.assertIsSatisfied();
        assertThat(broker.isOpen()).as("session left open").isFalse();
    }

    @Test
    void shouldReportEachWantedDatasetOfAnUnreadablePayloadAsFailed() throws Exception {
        FakeBroker broker = broker("U51").unreadable();
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(0);

        List<RunReport> reports = sync(request(EnumSet.of(Dataset.ORDERS, Dataset.EXECUTIONS), Set.of()));

        account.assertIsSatisfied();
        assertThat(reports).extracting(RunReport::dataset).containsExactly(Dataset.ORDERS, Dataset.EXECUTIONS);
        assertThat(reports).allSatisfy(report -> {
            assertThat(report.status()).isEqualTo(RunReport.Status.FAILED);
            assertThat(report.account()).isNull();
            assertThat(report.error()).isEqualTo("the fake broker answers with a poem");
            assertThat(STORE.one(String.class, "select status from trading.run where id = ?", report.runId()))
                    .isEqualTo("failed");
        });
        assertThat(broker.isOpen()).as("session left open").isFalse();
    }

    @Test
    void shouldGoOnWithTheNextSessionAfterAnUnreadableOne() throws Exception {
        broker("U61").unreadable();
        broker("U62").with(fill("x1.01"));
        MockEndpoint account = withoutAccount();
        account.expectedMessageCount(1);
        account.expectedHeaderReceived("account", "U62");

        assertThat(sync(everything())).hasSize(3);

        account.assertIsSatisfied();
    }

    private MockEndpoint withoutAccount() throws Exception {
        advise("session", route -> route.mockEndpointsAndSkip("direct:account"));
        start();
        return getMockEndpoint("mock:direct:account");
    }
}
