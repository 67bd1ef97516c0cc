package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.provider.FlexWebConfigured;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.login.StatementUrl;
import io.github.ibkringest.broker.provider.DurationText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlexLoginsTest {

    private static List<FlexLogin> logins(Settings settings) {
        return settings.sources()
                .named(FlexWebSource.NAME)
                .map(entry -> (FlexWebConfigured) entry.configured())
                .orElseThrow()
                .logins();
    }

    private static final String TOKEN = "987654321098765432109876";

    @TempDir
    private Path folder;

    @Test
    void shouldNeedTokenAndQueryFromTheEnvironmentOnly() throws IOException {
        Settings settings = Settings.load(
                file(""),
                Map.of(
                        "IBKR_INGEST_FLEX_TOKEN", TOKEN,
                        "IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "1000001",
                        "IBKR_INGEST_FLEX_CONFIRMS_QUERY_ID", "1000002",
                        "IBKR_INGEST_FLEX_DEADLINE", "40s"));
        FlexLogin login = logins(settings).get(0);
        assertThat(login.name()).isEqualTo("main");
        assertThat(login.token().reveal()).isEqualTo(TOKEN);
        assertThat(login.queries())
                .containsExactly(
                        new FlexQuery(QueryKind.ACTIVITY, "1000001", DateOverride.FD_TD),
                        new FlexQuery(QueryKind.CONFIRMS, "1000002", DateOverride.FD_TD));
        assertThat(login.service().baseUrl()).isEqualTo(ServiceSettings.IBKR);
        assertThat(login.service().deadline()).isEqualTo(Duration.ofSeconds(40));
        assertThat(login.service().interval()).isEqualTo(Duration.ofMinutes(10));
        assertThat(new Sources(settings).byDefault(List.of()).name()).isEqualTo("flex-web");
        assertThat(new Sources(settings).byDefault(List.of("statement.xml")).name())
                .isEqualTo("flex-file");
        assertThat(settings.toString()).doesNotContain(TOKEN);
    }

    @Test
    void shouldReadSeveralLogins() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        List<FlexLogin> logins = logins(load("""
                flex-web.logins=main, paper
                flex-web.main.token=1111
                flex-web.main.activity-query-id=1
                flex-web.main.activity-date-override=none
                flex-web.main.base-url=http://127.0.0.1:8089/FlexWebService
                flex-web.paper.token-file=%s
                flex-web.paper.confirms-query-id=2
                flex-web.paper.date-override=p
                flex-web.paper.zone=Europe/Zurich
                flex-web.paper.statement-url=base
                flex-web.paper.query-interval=1h
                """.formatted(secret)));
        assertThat(logins).extracting(FlexLogin::name).containsExactly("main", "paper");
        assertThat(logins.get(0).service().baseUrl()).hasToString("http://127.0.0.1:8089/FlexWebService/");
        assertThat(logins.get(0).service().interval()).isZero();
        assertThat(logins.get(0).queries().get(0).dates()).isEqualTo(DateOverride.NONE);
        FlexLogin paper = logins.get(1);
        assertThat(paper.token().reveal()).isEqualTo(TOKEN);
        assertThat(paper.queries().get(0).dates()).isEqualTo(DateOverride.P);
        assertThat(paper.reading().zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(paper.service().statementUrl()).isEqualTo(StatementUrl.BASE);
        assertThat(paper.service().interval()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldNameEverySettingThatIsWrong() {
        assertThatThrownBy(() -> load("""
                        flex.token=one two
                        flex.base-url=http://ndcdyn.interactivebrokers.com/
                        flex.deadline=soon
                        flex.connect-timeout=0s
                        flex.statement-url=somewhere
                        flex.confirms-query-id=No. 5
                        flex-web.logins=paper, Großbank, lost
                        flex-web.lost.token-file=none/such
                        flex-web.paper.token-file=none/such
                        flex-web.paper.token=1
                        flex-web.paper.confirms-query-id=daily
                        flex-web.ghost.token=1
                        """))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "flex.token holds no token",
                        "flex.base-url must be an https:// address",
                        "flex.deadline=soon",
                        "flex.statement-url=SOMEWHERE must be one of BASE, RETURNED, RETURNED_WITH_FALLBACK",
                        "flex.confirms-query-id=No. 5",
                        "flex.connect-timeout=0s leaves no time",
                        "flex-web.paper.token and flex-web.paper.token-file are both set; leave out one of them",
                        "flex-web.paper.confirms-query-id=daily must be the number",
                        "flex-web.paper.activity-query-id and flex-web.paper.confirms-query-id are missing",
                        "flex-web.lost.token-file=none/such cannot be read",
                        "flex-web.logins=Großbank",
                        "flex-web.ghost.token")
                .message()
                .doesNotContain("one two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.1.1/",
                "http://localhost.evil.example/",
                "ftp://localhost/",
                "https://me:x@host/",
                "host",
                "https://host/?a=b",
                "https://ho st/"
            })
    void shouldRefuseAddressesThatGiveTheTokenAway(String url) {
        assertThatThrownBy(() -> load("flex.token=1\nflex.activity-query-id=1\nflex.base-url=" + url))
                .hasMessageContaining("flex.base-url must be");
    }

    @Test
    void shouldRefuseALoginThatIsConfiguredTwice() {
        assertThatThrownBy(() -> load("flex.token=1\nflex.activity-query-id=1\nflex-web.logins=main"))
                .hasMessageContaining("configured twice");
    }

    @Test
    void shouldSayThatTheSourceHasNoLogin() throws IOException {
        Sources sources = new Sources(load(""));
        var source = sources.named("flex-web");
        assertThatThrownBy(() -> source.sessions(sources.request(source, List.of(), null)))
                .isInstanceOf(BrokerConfigurationException.class)
                .hasMessageContaining("IBKR_INGEST_FLEX_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "40s,PT40S", "5m,PT5M", "2 h,PT2H", "3d,PT72H"})
    void shouldReadDurations(String text, Duration expected) {
        assertThat(DurationText.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "5w", "PT5S", "9999999999s"})
    void shouldRefuseOtherDurations(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private Settings load(String properties) throws IOException {
        return Settings.load(file(properties), Map.of());
    }

    private Path file(String properties) throws IOException {
        return Files.writeString(folder.resolve("application.properties"), properties);
    }
}
