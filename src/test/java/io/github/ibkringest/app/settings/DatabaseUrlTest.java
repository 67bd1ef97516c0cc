package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address of a database: a mistake in it is said of the setting, not of a driver that is not suitable. */
class DatabaseUrlTest {

    private static Settings with(String url) {
        return Settings.load(null, Map.of("IBKR_INGEST_DATABASE_URL", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example:5432/trading",
                "jdbc:postgresql://db.example/trading?sslmode=require",
                "jdbc:postgresql://one:5432,two:5433/trading",
                "jdbc:postgresql://[::1]:5432/trading",
                "jdbc:postgresql:///trading",
                "jdbc:postgresql:trading",
                "jdbc:postgresql://db.example:5432/trading?password=a:b/c"
            })
    void shouldTakeWhatTheDriverTakes(String url) {
        assertThat(with(url).databaseUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:/trading",
                "jdbc:postgresql://db.example:port/trading",
                "jdbc:postgresql://db.example:5432:5432/trading",
                "postgresql://db.example:5432/trading",
                "jdbc:mysql://db.example/trading"
            })
    void shouldSayWhatAnAddressLooksLike(String url) {
        assertThatThrownBy(() -> with(url))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("jdbc:postgresql://HOST:PORT/DATABASE");
    }
}
