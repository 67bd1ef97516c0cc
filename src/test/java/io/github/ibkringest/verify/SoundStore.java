package io.github.ibkringest.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.verify.data.DataVerification;
import io.github.ibkringest.verify.data.Part;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store that nobody has touched but the program. */
public final class SoundStore {

    private SoundStore() {}

    /** The checks of {@code verify} find nothing. */
    public static void finds(JdbcTemplate jdbc) {
        isSound(jdbc, snapshot -> new Verification(snapshot, null).checks(done -> {}));
    }

    /** The checks of {@code verify --data} find nothing. */
    public static void findsInData(JdbcTemplate jdbc) {
        Sources sources = new Sources(Settings.load(null, Map.of()));
        finds(jdbc);
        isSound(jdbc, snapshot -> new DataVerification(snapshot, sources).checks(null, Part.WHOLE, done -> {}));
    }

    private static void isSound(JdbcTemplate jdbc, Verification.Work<List<Outcome>> checks) {
        try {
            List<Outcome> outcomes = Verification.onSnapshot(jdbc.getDataSource(), checks);
            assertThat(outcomes)
                    .flatExtracting(Outcome::defects)
                    .as("found by verify")
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
