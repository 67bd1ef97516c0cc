package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings that there are none of, in the file and in the environment. */
class UnknownSettingsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IBKR_INGEST_FLEX_TOKN | no setting; did you mean IBKR_INGEST_FLEX_TOKEN?",
                "IBKR_INGEST_DATABASE_URI | no setting; did you mean IBKR_INGEST_DATABASE_URL?",
                "IBKR_INGEST_SCHEDULE_CONFIRM_CRON | no setting; did you mean IBKR_INGEST_SCHEDULE_CONFIRMS_CRON?",
                "IBKR_INGEST_LOGS | no setting; did you mean IBKR_INGEST_LOG?",
                "IBKR_INGEST_FLEX_WEB_PAPER_TOKEN | no setting yet; name its login with flex-web.logins=paper",
                "IBKR_INGEST_FLEX_WEB_PAPER_ACTIVITY_QUERY_ID | no setting yet; name its login with flex-web.logins=paper",
            })
    void shouldAskWhatAVariableMeans(String variable, String complaint) {
        Map<String, String> environment = Map.of(variable, "1");
        assertThatThrownBy(() -> Settings.load(null, environment))
                .isInstanceOf(SettingsException.class)
                .hasMessage(variable + " in the environment is " + complaint);
    }

    @Test
    void shouldAskWhatAKeyMeans() throws IOException {
        Path file = Files.writeString(folder.resolve("application.properties"), "serve.grce = 5s\nfree = beer\n");
        Map<String, String> environment = Map.of();
        assertThatThrownBy(() -> Settings.load(file, environment))
                .hasMessage("free in " + file + " is no setting\nserve.grce in " + file
                        + " is no setting; did you mean serve.grace?");
    }

    @Test
    void shouldLetOthersHaveTheirVariables() {
        Map<String, String> environment = Map.of(
                "IBKR_INGEST_SERVICE_HOST", "10.0.0.1",
                "IBKR_INGEST_SERVICE_PORT_HTTP", "9465",
                "IBKR_INGEST_PORT", "tcp://10.0.0.1:9465",
                "IBKR_INGEST_PORT_9465_TCP_ADDR", "10.0.0.1",
                "IBKR_INGEST_LOG", "DEBUG",
                "IBKR_INGEST_JAVA_OPTS", "-Xmx1g",
                "IBKR_INGEST_EMPTY", "",
                "OTHER_FLEX_TOKN", "1");
        assertThat(Settings.load(null, environment).connections()).isEqualTo(2);
    }
}
