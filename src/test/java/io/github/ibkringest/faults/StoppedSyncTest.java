package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.web.FlexReply;
import io.github.ibkringest.flex.web.FlexStubServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** {@code sync} as a process of its own that somebody has had enough of (Ctrl-C, SIGTERM). */
class StoppedSyncTest {

    private static final int TERMINATED = 128 + 15;

    @Test
    void shouldEndAtOnceAlsoWhileItWaitsForTheBroker() {
        PGSimpleDataSource database = RunningProgram.freshDatabase();
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_DATABASE_URL", database.getUrl());
        environment.put("IBKR_INGEST_DATABASE_USER", database.getUser());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", database.getPassword());
        ProgramProcess.Ended ended;
        try (FlexStubServer stub = FlexStubServer.start(Instant::now)
                .deliver("1000001", "")
                .onRequest(FlexReply.error(1009, "The server is under heavy load."))) {
            environment.put("IBKR_INGEST_FLEX_BASE_URL", stub.baseUrl().toString());
            environment.put("IBKR_INGEST_FLEX_TOKEN", FlexStubServer.TOKEN);
            environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "1000001");
            ProgramProcess syncing = ProgramProcess.start(environment, "sync");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> syncing.said().contains("trying again"));
            int asked = stub.requests().size();
            syncing.handle().destroy();
            ended = syncing.await();
            // one may have been on its way; it would go on for the five minutes of flex.deadline
            assertThat(stub.requests()).as("requests").hasSizeLessThanOrEqualTo(asked + 1);
        }

        assertThat(ended.code()).as(ended.err()).isEqualTo(TERMINATED);
        assertThat(ended.err()).doesNotContain("Exception");
    }
}
