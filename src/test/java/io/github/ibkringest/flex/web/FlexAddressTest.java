package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.web.login.StatementUrl;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the token is sent, and where not. */
class FlexAddressTest {

    @RegisterExtension
    final StubbedLogin login = new StubbedLogin();

    @Test
    void shouldNotFollowTheAddressOfAStranger() {
        FlexScenario.F8.playedBy(login.stub);
        login.shouldDeliver();
        assertThat(login.stub.requests("GetStatement")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"RETURNED,1", "BASE,0"})
    void shouldUseTheReturnedAddressAsConfigured(StatementUrl choice, int used) {
        String other = login.stub.baseUrl().toString().replace("127.0.0.1", "localhost");
        login.statementsFrom(choice).stub.onRequest(FlexReply.accepted(other + "Second/GetStatement?t=old"));
        login.shouldDeliver();
        assertThat(login.stub.requests())
                .filteredOn(r -> r.path().contains("/Second/"))
                .hasSize(used);
    }

    @Test
    void shouldFallBackToItsOwnAddress() {
        login.statementsFrom(StatementUrl.RETURNED_WITH_FALLBACK)
                .stub
                .onRequest(FlexReply.accepted(login.stub.baseUrl() + "Elsewhere"));
        login.stub.onStatement(FlexReply.statement());
        login.stub.on("Elsewhere", FlexReply.webPage());
        login.shouldDeliver();
        assertThat(login.stub.requests("Elsewhere")).hasSize(1);
    }

    @Test
    void shouldFollowRedirectsWithinTheSameService() {
        login.stub.onStatement(FlexReply.redirect("Moved"));
        login.stub.on("Moved", FlexReply.statement());
        login.shouldDeliver();
    }

    @Test
    void shouldNotFollowRedirectsElsewhere() {
        FlexScenario.F10.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "https://flex.example", "nothing was sent there");
        try (FlexStubServer other = FlexStubServer.start(login.time)) {
            login.interval(Duration.ZERO).stub.onStatement(FlexReply.redirect(other.baseUrl() + "GetStatement"));
            login.shouldFail(UnreadablePayloadException.class, "not trusted with the token");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void shouldGiveUpRedirectsInACircle() {
        login.deadline(Duration.ofSeconds(120)).stub.onRequest(FlexReply.redirect("SendRequest"));
        assertThatThrownBy(login::connected)
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("redirects more than 3 times");
    }

    @Test
    void shouldReportThatNobodyAnswers() {
        URI nobody = login.stub.baseUrl();
        login.stub.close();
        login.at(nobody);
        login.shouldFail(BrokerUnavailableException.class, "127.0.0.1 cannot be reached");
    }
}
