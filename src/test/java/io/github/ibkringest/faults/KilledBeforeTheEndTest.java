package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.coverage.NightlyBatch;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A first sync that is killed leaves nothing green: what it did not come to is missing. */
class KilledBeforeTheEndTest {

    @TempDir
    Path folder;

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final Map<String, String> environment = KillWorld.environment(database);
    private final LocalDate due = NightlyBatch.lastDue(TradingCalendar.standard(), Clock.systemUTC());

    static Stream<Place> places() {
        return Stream.of(
                // the account is registered by then; the lock of the migrations has no parameters
                Place.at("pg_try_advisory_xact_lock($1", 1),
                Place.commitOf(KillWorld.SUCCEEDED, 1, false),
                Place.commitOf(KillWorld.SUCCEEDED, 2, false),
                Place.commitOf(KillWorld.SUCCEEDED, 2, true),
                Place.commitOf(KillWorld.SUCCEEDED, 3, false));
    }

    @ParameterizedTest(name = "killed {0}")
    @MethodSource("places")
    void shouldNotCallCompleteWhatNoRunHasStored(Place place) throws IOException {
        killedAt(place);

        assertThat(program("coverage", "--check").code()).isEqualTo(1);
        assertThat(document("coverage", "--json").at("/complete").asBoolean(true))
                .isFalse();
        assertThat(program("status", "--check").code()).isEqualTo(1);

        assertThat(program("sync", "--file", statement()).code()).isZero();
        ProgramProcess.Ended coverage = program("coverage", "--check");
        assertThat(coverage.code()).as(coverage.out()).isZero();
        assertThat(program("status", "--check").code()).isZero();
    }

    @Test
    void shouldSayOfEachDatasetWhatItIs() throws IOException {
        killedAt(Place.commitOf(KillWorld.SUCCEEDED, 2, false));

        JsonNode coverage = document("coverage", "--json");
        assertThat(coverage.at("/coverage/0/dataset").asText()).isEqualTo("orders");
        assertThat(coverage.at("/coverage/0/history").asText()).isEqualTo("gaps");
        assertThat(coverage.at("/coverage/0/missingDays").asInt()).isOne();
        assertThat(coverage.at("/coverage/1/history").asText()).isEqualTo("no run has succeeded yet");
        assertThat(coverage.at("/coverage/1/missingDays").asInt()).isOne();
        assertThat(coverage.at("/coverage/2/history").asText()).isEqualTo("no run has succeeded yet");
        assertThat(document("status", "--json").at("/lastRuns/0/status").asText())
                .isEqualTo("interrupted");
        assertThat(program("status").out()).contains("interrupted (its program was stopped or killed)");
    }

    private void killedAt(Place place) throws IOException {
        ProgramProcess.Ended killed = KilledProgram.at(place, database, Map.of(), "sync", "--file", statement());
        assertThat(killed.code()).as(killed.err()).isEqualTo(KilledProgram.KILLED);
        assertThat(new JdbcTemplate(database).queryForObject("select count(*) from trading.broker_account", Long.class))
                .isOne();
    }

    /** Orders come from executions; each section is there, and the last day due. */
    private String statement() throws IOException {
        FlexXml document = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.period(compact(due), compact(due))
                                .whenGenerated(compact(due.plusDays(1)) + ";063000")
                                .trade(Rows.stockFill().with("tradeDate", compact(due)))
                                .emptySection("OptionEAE"));
        return Files.writeString(folder.resolve("statement.xml"), document.toXml())
                .toString();
    }

    private ProgramProcess.Ended program(String... arguments) {
        return ProgramProcess.run(environment, arguments);
    }

    private JsonNode document(String... arguments) throws IOException {
        return new ObjectMapper().readTree(program(arguments).out());
    }

    private static String compact(LocalDate day) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }
}
