package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.StatementGenerator;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.run.RunLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Programs that meet a busy account end at once. How long that takes is told and not judged, because it depends on the
 * machine. So the same is told of {@link BareLockQuestion}, which no Java program that asks the database can undercut.
 */
@Tag("slow")
class BusyAccountTest {

    private static final int PROCESSES = 8;
    private static final int STARTS = 9;

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final Map<String, String> environment = KillWorld.environment(database);

    @TempDir
    Path folder;

    @Test
    void shouldLeaveABusyAccountAlone() throws Exception {
        String load = STARTS + " starts each, one after the other, and " + PROCESSES + " at once";
        FaultMatrix.record("a program meets a busy account", load, () -> {
            String small = statement(1_000);
            String large = statement(100_000);
            assertThat(ProgramProcess.run(environment, "sync", "--file", small).code())
                    .isZero();
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                hold(connection);
                return "each ended with exit 4, nothing written; from start to exit, with the launcher's JVM options: "
                        + alone(4, "sync", "--file", small)
                        + " with a statement of 1,000 executions, "
                        + alone(4, "sync", "--file", large)
                        + " with one of 100,000, of which only the beginning is read (the command status, which only"
                        + " starts and asks: " + alone(0, "status")
                        + "); the last of " + PROCESSES + " that were started at once on "
                        + Runtime.getRuntime().availableProcessors() + " processors after "
                        + lastAtOnce(4, "sync", "--file", small)
                        + " (of " + PROCESSES + " that only start and ask: " + lastAtOnce(0, "status")
                        + ", that only print their version: " + lastAtOnce(0, "--version")
                        + ", and of " + PROCESSES + " bare Java programs that ask for a lock and do nothing else: "
                        + lastAtOnce(4, this::bareQuestion) + ")";
            }
        });
    }

    private String statement(int executions) throws IOException {
        return StatementGenerator.of(executions, 1, 1)
                .writeTo(folder.resolve(executions + ".xml"))
                .toString();
    }

    private void hold(Connection connection) {
        Long account = new JdbcTemplate(database).queryForObject("select id from trading.broker_account", Long.class);
        RunLedger ledger = new RunLedger(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        for (Dataset dataset : Dataset.values()) {
            assertThat(ledger.tryLock(account, dataset)).isTrue();
        }
    }

    private ProgramProcess bareQuestion() {
        return ProgramProcess.startBeside(BareLockQuestion.class, environment);
    }

    /** How long a program takes that is started when the one before has ended. */
    private String alone(int code, String... arguments) {
        List<Long> millis = Stream.generate(() -> ended(ProgramProcess.start(environment, arguments), code))
                .limit(STARTS)
                .sorted()
                .toList();
        System.out.println(List.of(arguments) + ": " + millis + " ms");
        return "median " + millis.get(STARTS / 2) + " ms, longest " + millis.get(STARTS - 1) + " ms";
    }

    private String lastAtOnce(int code, String... arguments) {
        return lastAtOnce(code, () -> ProgramProcess.start(environment, arguments));
    }

    /** When the last of some programs has ended that share the processors of this machine; the median of some rounds. */
    private String lastAtOnce(int code, Supplier<ProgramProcess> start) {
        List<Long> millis = Stream.generate(() -> lastOf(code, start))
                .limit(STARTS)
                .sorted()
                .toList();
        System.out.println(PROCESSES + " at once: " + millis + " ms");
        return millis.get(STARTS / 2) + " ms";
    }

    private static long lastOf(int code, Supplier<ProgramProcess> start) {
        List<ProgramProcess> started =
                IntStream.range(0, PROCESSES).mapToObj(n -> start.get()).toList();
        return Collections.max(started.stream().map(one -> ended(one, code)).toList());
    }

    private static long ended(ProgramProcess program, int code) {
        ProgramProcess.Ended ended = program.await();
        assertThat(ended.code()).as(ended.err()).isEqualTo(code);
        return ended.millis();
    }
}
