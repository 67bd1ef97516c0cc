package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries are asked, and for which days. */
class FlexDaysTest {

    private static final Period JULY = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 20));
    private static final Source.Request REQUEST = new Source.Request(List.of(), JULY);

    @RegisterExtension
    final StubbedLogin login = new StubbedLogin();

    @ParameterizedTest
    @ValueSource(ints = {1003, 1020})
    void shouldAskForOneWeekdayLessWhenTheRequestIsRefused(int code) {
        login.stub.onRequest(FlexReply.error(code, "No."), FlexReply.accepted());
        login.sessions(JULY).next().connect();
        assertThat(lastDays()).containsExactly("20260720", "20260717");
    }

    @Test
    void shouldAskForOneWeekdayLessWhenThereIsNoStatement() {
        login.stub.onStatement(FlexReply.error(1003, "Statement is not available."), FlexReply.statement());
        login.sessions(JULY).next().connect();
        assertThat(lastDays()).containsExactly("20260720", "20260717");
    }

    @Test
    void shouldAskForOneWeekdayLessOnlyOnce() {
        login.stub.onRequest(FlexReply.error(1003, "Statement is not available."));
        assertThatThrownBy(login.sessions(JULY).next()::connect)
                .isInstanceOf(UnreadablePayloadException.class)
                .hasMessageContaining("1003");
        assertThat(lastDays()).containsExactly("20260720", "20260717");
    }

    @Test
    void shouldNotAskForLessThanADay() {
        login.stub.onRequest(FlexReply.error(1003, "Statement is not available."));
        Period monday = new Period(LocalDate.of(2026, 7, 20), LocalDate.of(2026, 7, 20));
        assertThatThrownBy(login.sessions(monday).next()::connect).isInstanceOf(UnreadablePayloadException.class);
        assertThat(lastDays()).containsExactly("20260720");
    }

    @Test
    void shouldStillTake1020ForARefusal() {
        login.stub.onRequest(FlexReply.error(1020, "Invalid request or unable to validate request."));
        assertThatThrownBy(login.sessions(JULY).next()::connect)
                .isInstanceOf(BrokerRefusedException.class)
                .hasMessageContaining("1020");
        assertThat(lastDays()).containsExactly("20260720", "20260717", "20260717", "20260717");
    }

    private List<String> lastDays() {
        return login.stub.requests("SendRequest").stream()
                .map(request -> request.parameters().get("td"))
                .toList();
    }

    @Test
    void shouldAskConfirmationsForWhatTheyHave() {
        assertThat(names(REQUEST)).containsExactly("main activity query 1000001", "main confirms query 1000002");
        assertThat(names(REQUEST.of(EnumSet.of(Dataset.OPTION_EVENTS)))).containsExactly("main activity query 1000001");
        assertThat(names(REQUEST.of(EnumSet.of(Dataset.ORDERS)))).hasSize(2);
        assertThat(names(REQUEST.of(Source.Figures.FINAL))).containsExactly("main activity query 1000001");
        assertThat(names(REQUEST.of(Source.Figures.PROVISIONAL))).containsExactly("main confirms query 1000002");
    }

    private List<String> names(Source.Request request) {
        List<String> names = new ArrayList<>();
        login.sessions(request).forEachRemaining(session -> names.add(session.name()));
        return names;
    }

    @Test
    void shouldWaitForTheQuerysTurnWhenToldTo() {
        for (int i = 0; i < 3; i++) {
            try (BrokerApi session = login.sessions(REQUEST.patiently()).next()) {
                session.connect();
            }
        }
        assertThat(login.stub.requests("SendRequest")).hasSize(3);
        assertThat(login.time.passed()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
    }
}
