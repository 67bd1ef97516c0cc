package io.github.ibkringest.cli.command;

import io.github.ibkringest.app.PageService;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.database.DatabaseAddress;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.invocation.Stop;
import io.github.ibkringest.cli.status.PageTroubles;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code web}: the page alone. */
@CommandLine.Command(
        name = "web",
        mixinStandardHelpOptions = true,
        description = {
            "Shows trades, orders, results and problems in a browser, until stopped. Nothing can be changed there.",
            "The command serve shows the same page."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ibkr-ingest web", "  IBKR_INGEST_MONITOR_PORT=8080 ibkr-ingest web"})
public final class WebCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = invocation.settings();
        if (!settings.operations().web().enabled()) {
            throw new BrokerConfigurationException(
                    "monitor.port=off, so there is no page; give it a port number, or remove the setting");
        }
        Stop stop = new Stop(Duration.ZERO);
        try (Database database = invocation.database(settings)) {
            stop.listen(database);
            try (PageService page = PageService.start(
                    settings, database, new PageTroubles(settings, database), Clock.system(TradingCalendar.ZONE))) {
                invocation.say("The page: " + page.address() + "/");
                invocation.say("It shows " + DatabaseAddress.of(database).jdbc() + "; stop with Ctrl-C.");
                stop.awaitRequest();
            }
        } finally {
            stop.ended();
        }
        return ExitCode.DONE;
    }
}
