package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.request.StoppablePause;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.store.TestDatabase;
import io.github.ibkringest.store.pacing.RequestPace;
import io.github.ibkringest.store.schema.Migrations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stub, not the client, says whether the limits are kept. */
class FlexWebPacingTest {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void shouldKeepWithinTheLimitsHoweverOftenItIsUsed() {
        try (StubbedLogin login = new StubbedLogin().interval(Duration.ZERO)) {
            login.stub.paced();
            for (int i = 0; i < 30; i++) {
                login.connected().close();
            }
            assertThat(login.stub.tooFast()).isEmpty();
            assertThat(login.stub.requests()).hasSize(60);
            assertThat(login.time.passed()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(7));
        }
    }

    @Test
    void shouldNotRequestTheSameQueryAgainAtOnce() {
        try (StubbedLogin login = new StubbedLogin().deadline(Duration.ofMinutes(2))) {
            login.connected().close();
            assertThatThrownBy(login::connected)
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining("try again in 596 s");
            login.time.of(Duration.ofSeconds(596));
            login.connected().close();
            assertThat(login.stub.requests("SendRequest")).hasSize(2);
        }
    }

    @Test
    void shouldSleepThroughTheSilenceThatAnotherRunIsUnder() {
        try (StubbedLogin login = new StubbedLogin().interval(Duration.ZERO)) {
            login.pacing.slowDown(login.login().token());
            login.connected().close();
            assertThat(login.time.passed()).isEqualTo(Duration.ofSeconds(30 + 5));
        }
    }

    @Test
    void shouldAskForTheWantedDaysOnce() {
        try (StubbedLogin login = new StubbedLogin()) {
            Iterator<BrokerApi> sessions =
                    login.sessions(new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 17)));
            while (sessions.hasNext()) {
                try (BrokerApi session = sessions.next()) {
                    session.connect();
                }
            }
            assertThat(login.stub.requests("SendRequest"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.parameters())
                            .containsEntry("fd", "20260701")
                            .containsEntry("td", "20260717"));
            assertThat(login.stub.requests("GetStatement"))
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request.parameters()).doesNotContainKey("fd"));
        }
    }

    @Test
    void shouldShareTheLimitsAmongThreadsInRealTime() throws Exception {
        Migrations.migrate(DATABASE.dataSource());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (StubbedLogin login = new StubbedLogin();
                FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now))
                        .paced()) {
            login.at(stub.baseUrl()).interval(Duration.ZERO);
            List<Callable<Integer>> runs =
                    Stream.generate(() -> process(login)).limit(3).toList();
            for (Future<Integer> run : threads.invokeAll(runs)) {
                assertThat(run.get()).isEqualTo(2);
            }
            assertThat(stub.tooFast()).isEmpty();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldAskNothingOnceTheProgramStops() {
        StoppablePause stopped = new StoppablePause();
        stopped.stop();
        try (StubbedLogin login = new StubbedLogin();
                BrokerApi session = new FlexWebSource(List.of(login.login()), () -> login.pacing, stopped)
                        .sessions(new Source.Request(List.of(), Period.ALWAYS))
                        .next()) {
            assertThatThrownBy(session::connect)
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining("stopped");
            assertThat(login.stub.requests()).isEmpty();
        }
    }

    /** What another process would do: its own source over the same database. */
    private static Callable<Integer> process(StubbedLogin login) {
        RequestPace pace = new RequestPace(DATABASE.dataSource(), ServiceSettings.LIMITS);
        FlexWebSource source = new FlexWebSource(List.of(login.login()), () -> pace, new StoppablePause());
        return () -> {
            try (BrokerApi session = source.sessions(new Source.Request(List.of(), Period.ALWAYS))
                    .next()) {
                session.connect();
                return session.accounts().size();
            }
        };
    }
}
