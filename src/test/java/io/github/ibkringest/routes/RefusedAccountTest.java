package io.github.ibkringest.routes;

import static io.github.ibkringest.broker.fake.FakeExecution.fill;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.account.Accounts;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A route that is triggered alone where accounts that are not registered are refused. */
class RefusedAccountTest extends EndToEndSupport {

    @Override
    boolean refusesUnknown() {
        return true;
    }

    @Test
    void shouldNotRegisterAnAccount() {
        broker("U31").with(fill("x31.01").order("o31"));

        RunReport refused = report(trigger("direct:executions", "U31"));

        assertThat(refused.status()).isEqualTo(RunReport.Status.FAILED);
        assertThat(refused.error()).contains("account U31", "accounts.unknown=refuse", "accounts add U31");
        assertThat(new Accounts(STORE.jdbc()).find("U31")).isEmpty();

        new Accounts(STORE.jdbc()).add("U31", Environment.LIVE, null);

        assertThat(report(trigger("direct:executions", "U31")).inserted()).isEqualTo(1);
    }

    private static RunReport report(Exchange answer) {
        return answer.getMessage().getBody(RunReport.class);
    }
}
