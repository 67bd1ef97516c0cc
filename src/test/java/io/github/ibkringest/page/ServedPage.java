package io.github.ibkringest.page;

import io.github.ibkringest.app.PageService;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.cli.CommandLineProgram;
import io.github.ibkringest.cli.status.PageTroubles;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ReadingPool;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of the real application over a database with what was imported, for all tests of a class. */
public final class ServedPage implements BeforeAllCallback, AfterAllCallback {

    private final TestStore store = new TestStore();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Clock clock;
    private final String[] sync;

    private Path settings;
    private Database database;
    private ReadingPool reading;
    private PageService service;

    /** @param sync what follows {@code sync} on the command line */
    public ServedPage(String... sync) {
        this(Clock.system(TradingCalendar.ZONE), sync);
    }

    /** The same at another time. */
    public ServedPage(Clock clock, String... sync) {
        this.clock = clock;
        this.sync = sync.clone();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        store.beforeAll(context);
        settings = Files.createTempFile(Path.of("target"), "page", ".properties");
        Properties properties = new Properties();
        properties.putAll(store.settings());
        properties.setProperty("monitor.port", "0");
        try (var writer = Files.newBufferedWriter(settings)) {
            properties.store(writer, null);
        }
        if (sync.length > 0) {
            sync(sync);
        }
        Settings read = Settings.load(settings, Map.of());
        Map<String, String> at = store.settings();
        database = Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
        reading = new ReadingPool(database, 1);
        service = PageService.start(read, database, new PageTroubles(read, database), clock);
    }

    /** Imports something more. */
    public void sync(String... arguments) {
        run("sync", arguments);
    }

    /** Runs another command over the same database. */
    void run(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(command, "--config", settings.toString()));
        line.addAll(List.of(arguments));
        int exitCode = CommandLineProgram.run(line.toArray(String[]::new));
        if (exitCode != 0 && exitCode != 3) {
            throw new IllegalStateException(command + " ended with " + exitCode);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        service.close();
        reading.close();
        database.close();
        store.afterAll(context);
        Files.deleteIfExists(settings);
    }

    /** Where it is. */
    public URI address() {
        return service.address();
    }

    /** Queries of the database. */
    public JdbcTemplate jdbc() {
        return store.jdbc();
    }

    /** Queries with the rights of the page. */
    public JdbcTemplate reading() {
        return new JdbcTemplate(reading);
    }

    /** Runs a script of SQL in one transaction, and lets the database look at what has come. */
    void fill(String resource) throws IOException {
        try (InputStream script = ServedPage.class.getResourceAsStream(resource)) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            new TransactionTemplate(new DataSourceTransactionManager(jdbc().getDataSource()))
                    .executeWithoutResult(transaction -> jdbc().execute(sql));
        }
        jdbc().execute("vacuum analyze");
    }

    /** An event of an order of a run, as the run would tell it. */
    void tellOfAnOrder() {
        jdbc().update("insert into trading.pending_event (run_id, type, subject, occurred_at, is_history, data)"
                + " values (1, 'order.changed', 'test', now(), false, '{}')");
        jdbc().queryForList("select trading.publish_events(1)");
    }

    /** What a program is answered. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.address().toString() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What a browser is shown. */
    public String html(String path) throws IOException, InterruptedException {
        return get(path, "Accept", "text/html").body();
    }
}
