package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Rows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The database's password and tokens are nowhere to be seen: not in output, errors, the ledger or the process list. */
class SecretsTest {

    private static final String TOKEN = "123456789012345678901234";

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final String password = database.getPassword();

    private Map<String, String> environment(String url) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_DATABASE_URL", url);
        environment.put("IBKR_INGEST_DATABASE_USER", database.getUser());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", password);
        return environment;
    }

    private void saysNoSecret(Map<String, String> environment, String... arguments) {
        ProgramProcess.Ended ended = ProgramProcess.run(environment, arguments);
        assertThat(ended.out() + ended.err())
                .as("%s", List.of(arguments))
                .isNotBlank()
                .doesNotContain(password)
                .doesNotContain("wrong-password")
                .doesNotContain(TOKEN);
    }

    private String file(String xml) {
        return RunningProgram.file(xml).toString();
    }

    @Test
    void shouldNotSayThePasswordWhenAllIsWell() {
        String good = file(FlexXml.activity()
                .statement("U1234567", s -> s.trade(Rows.stockFill()))
                .toXml());
        Map<String, String> environment = environment(database.getUrl());
        saysNoSecret(environment, "sync", "--file", good);
        saysNoSecret(environment, "db");
        saysNoSecret(environment, "status", "--json");
        saysNoSecret(environment, "sync", "--file", file("<html>" + "</html>"));
    }

    @Test
    void shouldNotSayThePasswordWhenTheDatabaseCanNotBeReached() {
        saysNoSecret(environment("jdbc:postgresql://127.0.0.1:1/none"), "status");
        saysNoSecret(environment(database.getUrl() + "_unknown"), "status");
        Map<String, String> wrong = environment(database.getUrl());
        wrong.put("IBKR_INGEST_DATABASE_PASSWORD", "wrong-password");
        saysNoSecret(wrong, "status");
    }

    @Test
    void shouldNotSayThePasswordOfAUrl() {
        String[] parts = database.getUrl().split("[?]");
        String url = parts[0] + "?user=" + database.getUser() + "&password=" + password;
        Map<String, String> environment = Map.of("IBKR_INGEST_DATABASE_URL", url);
        saysNoSecret(environment, "db");
        saysNoSecret(environment, "status");
        saysNoSecret(Map.of("IBKR_INGEST_DATABASE_URL", url.replace("//127.0.0.1", "//127.0.0.9.x")), "status");
        saysNoSecret(environment, "db", "stop");
    }

    /** An answer of the broker that repeats the token is not a statement; its text must not reach the ledger. */
    @Test
    void shouldNotKeepAnAnswerThatRepeatsTheToken() {
        String answer = "<FlexStatementResponse><Status>Fail</Status><ErrorCode>1015</ErrorCode><ErrorMessage>Token "
                + TOKEN + " is invalid</ErrorMessage></FlexStatementResponse>";
        saysNoSecret(environment(database.getUrl()), "sync", "--file", file(answer));
        assertThat(new JdbcTemplate(database).queryForList("select error from trading.run", String.class))
                .isNotEmpty()
                .noneMatch(error -> error.contains(TOKEN) || error.contains(password));
    }

    @Test
    void shouldNotSayThePasswordOfTheEmbeddedServer() {
        assertThat(ProcessHandle.allProcesses().flatMap(process -> process.info().commandLine().stream()))
                .noneMatch(line -> line.contains(password));
    }
}
