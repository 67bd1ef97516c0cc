package io.github.ibkringest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.verify.data.DataVerification;
import io.github.ibkringest.verify.data.Part;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed behind the program's back is found by its name, and nothing where nothing is wrong. */
class VerificationTest {

    private static final Path FLEX = Path.of("src", "test", "resources", "flex");

    private static final Sources SOURCES = new Sources(Settings.load(null, Map.of()));

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    @BeforeAll
    static void store() {
        Stream.of(
                        "two-accounts.xml",
                        "exec-id-revision-1.xml",
                        "exec-id-revision-2.xml",
                        "cancel-arrives-later-1.xml",
                        "cancel-arrives-later-2.xml",
                        "correction-keeps-exec-id-1.xml",
                        "correction-keeps-exec-id-2.xml",
                        "short-put-assignment.xml",
                        "long-call-exercise.xml",
                        "combo-legs.xml",
                        "no-ids-twins.xml",
                        "events-restated-1.xml",
                        "events-restated-2.xml",
                        "malformed-records.xml",
                        "confirmations.xml")
                .forEach(file -> INGESTOR.sync(FLEX.resolve(file)));
    }

    @Test
    void shouldFindNothingWhereNothingIsWrong() throws SQLException {
        List<Outcome> outcomes = Verification.onSnapshot(INGESTOR.jdbc().getDataSource(), snapshot -> {
            List<Outcome> all = new ArrayList<>(new Verification(snapshot, null).checks(done -> {}));
            all.addAll(read(snapshot, Part.WHOLE));
            return all;
        });

        assertThat(outcomes).flatExtracting(Outcome::defects).isEmpty();
        assertThat(outcomes)
                .as("checks that had something to look at")
                .filteredOn(outcome -> outcome.checked() > 0)
                .extracting(Outcome::check)
                .containsAll(EnumSet.complementOf(EnumSet.of(Check.LAST_SEEN)));
    }

    @Test
    void shouldReadPartOfThePayloads() throws SQLException {
        List<Long> read = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            Part part = Part.of(number + "/3");
            List<Outcome> outcomes =
                    Verification.onSnapshot(INGESTOR.jdbc().getDataSource(), snapshot -> read(snapshot, part));
            read.add(outcomes.get(0).checked());
            assertThat(outcomes).flatExtracting(Outcome::defects).isEmpty();
        }

        assertThat(read).doesNotContain(0L);
        assertThat(read.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(INGESTOR.jdbc().queryForObject("select count(*) from trading.raw_payload", Long.class));
    }

    @ParameterizedTest
    @MethodSource("io.github.ibkringest.verify.PlantedDefects#ofTables")
    void shouldFind(PlantedDefect planted) throws SQLException {
        shouldFind(planted, connection -> new Verification(connection, null).checks(done -> {}));
    }

    @ParameterizedTest
    @MethodSource("io.github.ibkringest.verify.PlantedDefects#ofData")
    void shouldFindByReadingAgain(PlantedDefect planted) throws SQLException {
        shouldFind(planted, connection -> read(connection, Part.WHOLE));
    }

    private static List<Outcome> read(Connection connection, Part part) throws SQLException {
        return new DataVerification(connection, SOURCES).checks(null, part, done -> {});
    }

    private static void shouldFind(PlantedDefect planted, Verification.Work<List<Outcome>> checks) throws SQLException {
        try (Connection connection = INGESTOR.jdbc().getDataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String step : planted.sql().split(";")) {
                    statement.execute(step);
                }
                assertThat(statement.getUpdateCount())
                        .as("rows that were changed")
                        .isNotZero();

                assertThat(checks.with(connection))
                        .flatExtracting(Outcome::defects)
                        .anySatisfy(defect -> {
                            assertThat(defect.check()).isEqualTo(planted.check());
                            assertThat(defect.relation()).isEqualTo(planted.relation());
                            assertThat(defect.what()).isNotBlank();
                        });
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
