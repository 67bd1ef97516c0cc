package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexToken;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.StatementUrl;
import io.github.ibkringest.broker.record.Period;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A login whose service is a stub, under virtual time: the whole of flex-web but the database. As an extension it claims
 * after each test that the service was never asked too fast.
 */
final class StubbedLogin implements AfterEachCallback, AutoCloseable {

    final VirtualTime time = new VirtualTime();
    final FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(time));
    final MemoryPacing pacing = new MemoryPacing(time);
    private URI baseUrl = stub.baseUrl();
    private StatementUrl statementUrl = StatementUrl.RETURNED;
    private String token = FlexStubServer.TOKEN;
    private Path tokenFile;
    private Duration deadline = Duration.ofMinutes(5);
    private Duration interval = Duration.ofMinutes(10);
    private Duration timeout = Duration.ofSeconds(20);
    private long maxBytes = 1 << 20;

    StubbedLogin at(URI address) {
        baseUrl = address;
        return this;
    }

    StubbedLogin statementsFrom(StatementUrl choice) {
        statementUrl = choice;
        return this;
    }

    StubbedLogin token(String other) {
        token = other;
        return this;
    }

    /** Reads the token from a file instead. */
    StubbedLogin tokenFile(Path file) {
        tokenFile = file;
        return this;
    }

    StubbedLogin deadline(Duration most) {
        deadline = most;
        return this;
    }

    StubbedLogin interval(Duration least) {
        interval = least;
        return this;
    }

    /** Real time, for one answer. */
    StubbedLogin timeout(Duration most) {
        timeout = most;
        return this;
    }

    StubbedLogin maxBytes(long most) {
        maxBytes = most;
        return this;
    }

    FlexLogin login() {
        ServiceSettings service = new ServiceSettings(
                baseUrl,
                statementUrl,
                "Java/17",
                timeout,
                timeout,
                timeout,
                Duration.ofSeconds(5),
                deadline,
                interval,
                maxBytes);
        return new FlexLogin(
                "main",
                new FlexToken(new Secret(token), tokenFile, null),
                List.of(
                        new FlexQuery(QueryKind.ACTIVITY, SampleStatements.ACTIVITY_QUERY, DateOverride.FD_TD),
                        new FlexQuery(QueryKind.CONFIRMS, SampleStatements.CONFIRMS_QUERY, DateOverride.FD_TD)),
                FlexSettings.DEFAULT,
                service);
    }

    Iterator<BrokerApi> sessions(Period period) {
        return sessions(new Source.Request(List.of(), period));
    }

    Iterator<BrokerApi> sessions(Source.Request request) {
        return new FlexWebSource(List.of(login()), () -> pacing, time).sessions(request);
    }

    /** The session of the activity query. */
    BrokerApi session() {
        return sessions(Period.ALWAYS).next();
    }

    /** Connects the session of the activity query; close it. */
    BrokerApi connected() {
        BrokerApi session = session();
        try {
            session.connect();
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /** Connects, and finds both accounts in the statement. */
    void shouldDeliver() {
        try (BrokerApi session = interval(Duration.ZERO).connected()) {
            assertThat(session.accounts()).containsExactly(SampleStatements.LIVE, SampleStatements.PAPER);
        }
    }

    void shouldFail(Class<? extends BrokerException> kind, String... words) {
        assertThatThrownBy(this::connected).isInstanceOf(kind).hasMessageContainingAll(words);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        assertThat(stub.tooFast()).isEmpty();
        close();
    }

    @Override
    public void close() {
        stub.close();
    }
}
