package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of each error code, over HTTP, in virtual time. */
class FlexErrorCodeTest {

    @RegisterExtension
    final StubbedLogin login = new StubbedLogin();

    @ParameterizedTest
    @CsvSource({
        "1010,create a new Activity Flex Query",
        "1011,activate the Flex Web Service",
        "1012,generate a new token",
        "1013,another IP address",
        "1014,copy the Query ID",
        "1015,generate a new token",
        "1016,edit the query"
    })
    void shouldSayWhatToChangeWhenRefused(int code, String advice) {
        login.stub.onRequest(FlexReply.error(code, "Whatever it is called."));
        login.shouldFail(BrokerRefusedException.class, "main activity query", code + " Whatever it is called;", advice);
        assertThat(login.stub.requests()).hasSize(1);
    }

    @Test
    void shouldSendNothingMoreWithALockedToken() {
        login.stub.onRequest(FlexReply.warning(1025, "Query locked due to too many failed attempts"));
        login.shouldFail(BrokerRefusedException.class, "1025 Query locked", "generate a new token");
        login.shouldFail(BrokerRefusedException.class, "1025 (earlier)", "generate a new token");
        assertThat(login.stub.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1004, 1005, 1006, 1007, 1008, 1009, 1019, 1021})
    void shouldTryAgainAfterPassingErrors(int code) {
        login.stub.onRequest(FlexReply.error(code, "Later."), FlexReply.accepted());
        login.stub.onStatement(FlexReply.error(code, "Later."), FlexReply.statement());
        login.shouldDeliver();
    }

    @Test
    void shouldReportThatThereIsNoStatementForTheDays() {
        login.stub.onStatement(FlexReply.error(1003, "Statement is not available."));
        login.shouldFail(UnreadablePayloadException.class, "1003 Statement is not available", "for these days");
    }

    @Test
    void shouldRequestOnceMoreWhenTheReferenceIsForgotten() {
        login.stub.onStatement(FlexReply.error(1017, "Reference code is invalid."), FlexReply.statement());
        login.shouldDeliver();
        assertThat(login.stub.requests("SendRequest")).hasSize(2);
        login.interval(Duration.ZERO).stub.onStatement(FlexReply.error(1017, "Reference code is invalid."));
        login.shouldFail(UnreadablePayloadException.class, "1017 Reference code is invalid");
        assertThat(login.stub.requests("SendRequest")).hasSize(4);
    }

    @Test
    void shouldAskForAnOpenStatementInsteadOfRequestingItAgain() {
        login.stub.onStatement(FlexReply.inProgress());
        login.shouldFail(BrokerUnavailableException.class, "1019", "still being produced");
        login.stub.onStatement(FlexReply.statement());
        login.shouldDeliver();
        assertThat(login.stub.requests("SendRequest")).hasSize(1);
    }

    @Test
    void shouldRefuseAWrongToken() {
        login.token("12345").shouldFail(BrokerRefusedException.class, "1015 Token is invalid", "generate a new token");
    }
}
