package io.github.ibkringest.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.ibkringest.cli.CommandTestSupport;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** With {@code log.format=json} whatever a command says beside its result goes to the log, and nothing past it. */
class JsonLogTest extends CommandTestSupport {

    private final Logger said = (Logger) LoggerFactory.getLogger(Invocation.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        said.addAppender(log);
    }

    @AfterEach
    void backToText() {
        said.detachAppender(log);
        JsonLog.use(false);
    }

    private String logged() {
        return log.list.toString();
    }

    @Test
    void shouldLogWhyARetryFailed() throws Exception {
        run("sync", "--file", unreadable());
        set("log.format", "json");
        Outcome retry;
        try (Connection other = STORE.dataSource().getConnection()) {
            other.setAutoCommit(false);
            long account = STORE.count("select id from trading.broker_account");
            other.createStatement()
                    .execute("select pg_advisory_xact_lock(" + account + ", " + Dataset.EXECUTIONS.ordinal() + ")");
            retry = run("quarantine", "retry");
            other.rollback();
        }

        assertThat(retry.exitCode()).isEqualTo(ExitCode.BUSY);
        assertThat(retry.err()).isEmpty();
        assertThat(logged()).contains("active");
    }

    @Test
    void shouldLogHowFarABackfillHasCome() {
        set("log.format", "json");
        set("flex.token", FlexStubServer.TOKEN);
        set("flex.activity-query-id", "2000001");
        Outcome backfill;
        try (FlexStubServer stub = FlexStubServer.start(Instant::now)) {
            set("flex.base-url", stub.baseUrl().toString());
            backfill = run("backfill", "--from", DUE.minusDays(30).toString());
        }

        assertThat(backfill.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(backfill.err()).isEmpty();
        assertThat(logged()).contains("[1/1] main activity query 2000001", "1014", "Run the same command again");
    }

    private String unreadable() throws IOException {
        Path file = folder.resolve("unreadable.xml");
        return Files.writeString(
                        file,
                        FlexXml.activity()
                                .statement(
                                        "U1234567",
                                        s -> s.trade(Rows.stockFill().with("quantity", "many")))
                                .toXml())
                .toString();
    }
}
