package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each scenario, over HTTP, in virtual time. */
class FlexScenarioTest {

    @RegisterExtension
    final StubbedLogin login = new StubbedLogin();

    @Test
    void shouldDeliverEveryAccountWithOneFetch() {
        FlexScenario.F1.playedBy(login.stub);
        login.shouldDeliver();
        assertThat(login.stub.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.userAgent()).isEqualTo("Java/17");
            assertThat(request.parameters()).containsEntry("v", "3").containsEntry("t", FlexStubServer.TOKEN);
        });
        assertThat(login.time.passed()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void shouldAskAgainWhileTheStatementIsBeingMade() {
        FlexScenario.F2.playedBy(login.stub);
        login.shouldDeliver();
        assertThat(login.stub.requests("SendRequest")).hasSize(1);
        assertThat(login.time.passed()).isEqualTo(Duration.ofSeconds(5 + 2 + 4));
    }

    @Test
    void shouldRefuseAnExpiredToken() {
        FlexScenario.F3.playedBy(login.stub);
        login.shouldFail(BrokerRefusedException.class, "1012 Token has expired", "Flex Web Service Configuration");
    }

    @Test
    void shouldBeSilentAfterTooManyRequests() {
        FlexScenario.F4.playedBy(login.stub);
        login.shouldDeliver();
        assertThat(login.time.passed()).isEqualTo(Duration.ofSeconds(30 + 5));
    }

    @Test
    void shouldTakeAWebPageForAnOutage() {
        FlexScenario.F5.playedBy(login.stub);
        login.shouldFail(BrokerUnavailableException.class, "within 300 s", "HTTP 200", "We are back soon");
        login.stub.onStatement(FlexReply.webPage(), FlexReply.statement());
        login.shouldDeliver();
    }

    @Test
    void shouldRefuseATruncatedStatementAfterASecondDownload() {
        FlexScenario.F6.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "main activity query", "download it again");
        assertThat(login.stub.requests("GetStatement")).hasSize(2);
        assertThat(login.stub.requests("SendRequest")).hasSize(1);
    }

    @Test
    void shouldDownloadAgainWhatArrivedInPart() {
        login.stub.onStatement(FlexReply.truncated(), FlexReply.cutOff(), FlexReply.statement());
        login.shouldDeliver();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404})
    void shouldNotInsistWhereHttpRefuses(int status) {
        login.stub.onRequest(FlexReply.body(status, "text/html", "<html><body>No &amp; no</body></html>"));
        login.shouldFail(BrokerRefusedException.class, "HTTP " + status, "check base URL");
        assertThat(login.stub.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void shouldTryAgainWhereHttpPasses(int status) {
        login.stub.onRequest(FlexReply.body(status, "text/html", ""), FlexReply.accepted());
        login.shouldDeliver();
    }

    @Test
    void shouldNotTakeAnAnswerWithoutReferenceForSuccess() {
        FlexScenario.F9.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "neither a statement", "Success");
    }

    @Test
    void shouldNotWaitForAnAnswerThatNeverEnds() {
        FlexScenario.F11.playedBy(login.timeout(Duration.ofMillis(200)).deadline(Duration.ofSeconds(20)).stub);
        login.shouldFail(BrokerUnavailableException.class, "did not answer in full");
    }

    @Test
    void shouldNotInsistOnUnknownCodes() {
        FlexScenario.F12.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "9999 Something else", "unknown");
        assertThat(login.stub.requests()).hasSize(1);
    }

    @Test
    void shouldEndAtTheDeadline() {
        FlexScenario.F13.playedBy(login.stub);
        login.shouldFail(BrokerUnavailableException.class, "within 300 s", "1001 Statement could not", "base URL");
        assertThat(login.time.passed()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void shouldRefuseAnIncompleteStatement() {
        FlexScenario.F14.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "announces 7 statements but holds 2");
    }

    @Test
    void shouldRefuseADoctype() {
        FlexScenario.F15.playedBy(login.stub);
        login.shouldFail(UnreadablePayloadException.class, "DOCTYPE", "nothing was imported");
        assertThat(login.stub.requests("GetStatement")).hasSize(1);
    }

    @Test
    void shouldMaskTheTokenInWhatTheServiceWrites() {
        FlexScenario.F16.playedBy(login.stub);
        login.shouldFail(BrokerRefusedException.class, "1020 Invalid request", "t=***");
        assertThat(login.stub.requests()).hasSize(3);
    }

    @Test
    void shouldRefuseWhatIsTooLarge() {
        login.maxBytes(500);
        login.shouldFail(UnreadablePayloadException.class, "larger than 500 bytes", "flex-web.max-bytes");
    }
}
