package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.app.route.RouteFiles;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.ibkr.flex.FlexFileSource;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Routes of the user, in a folder of their own, beside the built-in ones. */
class OwnRoutesTest {

    private static final String STATEMENT = "src/test/resources/flex/short-put-assignment.xml";

    private static final String SEEN = """
            - route:
                id: seen
                description: Notes each execution that a run has brought in
                from:
                  uri: direct:executions-stored
                  steps:
                    - setVariable:
                        name: runId
                        expression:
                          simple:
                            expression: "${body.runId}"
                    - to:
                        uri: "sql:insert into seen select exec_key from trading.execution where first_run_id = :#runId"
            """;

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    @BeforeEach
    void empty() {
        STORE.jdbc().execute("create table if not exists seen (exec_key text)");
        STORE.jdbc().execute("truncate seen, trading.broker_account cascade");
    }

    @Test
    void shouldCallARouteOfTheUserForNewExecutions() throws IOException {
        Files.writeString(folder.resolve("seen.camel.yaml"), SEEN);

        assertThat(sync(false)).allMatch(report -> report.status() == RunReport.Status.SUCCEEDED);

        await().untilAsserted(() -> assertThat(STORE.count("select count(*) from seen"))
                .isPositive()
                .isEqualTo(STORE.count("select count(*) from trading.execution")));
    }

    @Test
    void shouldNotCallItForADryRun() throws IOException {
        Files.writeString(folder.resolve("seen.camel.yaml"), SEEN);

        assertThat(sync(true)).isNotEmpty();

        assertThat(STORE.count("select count(*) from seen")).isZero();
    }

    @Test
    void shouldNotFailARunBecauseOfARouteOfTheUser() throws IOException {
        Files.writeString(folder.resolve("seen.camel.yaml"), SEEN.replace("into seen", "into unseen"));

        assertThat(sync(false)).allMatch(report -> report.status() == RunReport.Status.SUCCEEDED);
    }

    @Test
    void shouldTakeTheExamplesOfThePages() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("docs", "examples"))) {
            for (Path example : examples.toList()) {
                Files.copy(example, folder.resolve(example.getFileName()));
            }
        }
        assertThat(folder).isNotEmptyDirectory();

        assertThat(sync(false)).isNotEmpty().allMatch(report -> report.status() == RunReport.Status.SUCCEEDED);
    }

    /** One place of departure has one route; the other one would never be called. */
    @Test
    void shouldSayWhichFolderHasRoutesThatDoNotStart() throws IOException {
        Files.writeString(folder.resolve("one.camel.yaml"), SEEN);
        Files.writeString(folder.resolve("two.camel.yaml"), SEEN.replace("id: seen", "id: seen-too"));

        assertThatThrownBy(() -> sync(false))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("routes.folder=" + folder)
                .hasMessageContaining("direct://executions-stored");
    }

    @Test
    void shouldReadAFileInPlaceOfTheBuiltInOneOfTheSameName() throws IOException {
        String own = Files.readString(Path.of("routes", "option-events.camel.yaml"));
        Files.writeString(
                folder.resolve("option-events.camel.yaml"),
                own.replace("direct:store-option-events", "direct:own-events"));

        assertThat(sync(false)).anyMatch(report -> report.dataset() == Dataset.OPTION_EVENTS);
        assertThat(RouteFiles.of(settings(), false, false).pattern())
                .contains("file:" + folder.resolve("option-events.camel.yaml"))
                .contains("classpath:routes/executions.camel.yaml")
                .doesNotContain("classpath:routes/option-events.camel.yaml");
    }

    private Settings settings() {
        return Settings.load(null, Map.of("IBKR_INGEST_ROUTES_FOLDER", folder.toString()));
    }

    private List<RunReport> sync(boolean dryRun) {
        Settings settings = settings();
        Sources sources = new Sources(settings);
        Map<String, String> store = STORE.settings();
        try (Database database = Database.at(
                        store.get("database.url"), store.get("database.user"), store.get("database.password"));
                Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
            return ingestor.sync(new SyncRequest(
                    sources.named(FlexFileSource.NAME),
                    new Source.Request(List.of(STATEMENT), Period.ALWAYS),
                    EnumSet.allOf(Dataset.class),
                    Set.of(),
                    dryRun));
        }
    }
}
