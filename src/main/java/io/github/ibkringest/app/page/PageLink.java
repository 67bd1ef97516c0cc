package io.github.ibkringest.app.page;

import io.github.ibkringest.app.backfill.CoverageLedger;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.page.Pages;
import io.github.ibkringest.page.Standing;
import io.github.ibkringest.page.Trouble;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.ReadingPool;
import io.github.ibkringest.web.WebComponent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.component.sql.SqlComponent;
import org.apache.camel.main.Main;

/** What the routes of the page refer to. Thread-safe. */
public final class PageLink implements AutoCloseable {

    /** Where nobody tells of any. */
    public static final Function<Completeness, List<Trouble>> NO_TROUBLES = completeness -> List.of();

    /** So many requests are answered at a time. */
    private static final int CONNECTIONS = 4;

    /** What is asked of all rows is not asked for each who looks. */
    private static final Duration LATELY = Duration.ofSeconds(5);

    private final ReadingPool pool;
    private final CoverageLedger ledger;
    private final Function<Completeness, List<Trouble>> troubles;
    private final Pages pages;
    private final FigureKeeper figures;
    private Standing latest;
    private Instant at = Instant.MIN;

    /**
     * @param opened the pool that runs use, which may be opened later
     * @param troubles what somebody may have to look at
     * @param clock tells what today is, in its zone
     */
    public PageLink(
            Settings settings,
            Database database,
            DataSource opened,
            Function<Completeness, List<Trouble>> troubles,
            Clock clock) {
        this.pool = new ReadingPool(database, CONNECTIONS);
        this.ledger = new CoverageLedger(opened, settings, clock);
        this.troubles = troubles;
        this.pages = new Pages(pool, this::standing, clock);
        this.figures = new FigureKeeper(pool, database);
    }

    private synchronized Standing standing() {
        Instant now = Instant.now();
        if (latest == null || at.isBefore(now.minus(LATELY))) {
            Completeness completeness = ledger.completeness();
            latest = new Standing(completeness, troubles.apply(completeness));
            at = now;
        }
        return latest;
    }

    /** Gives an application that starts soon what its routes refer to. */
    public void bind(Main main) {
        WebComponent web = new WebComponent();
        web.showProblems(pages::problem);
        main.bind("web", web);
        main.bind("page", pages);
        main.bind("figures", figures);
        SqlComponent reading = new SqlComponent();
        reading.setDataSource(pool);
        main.bind("read-sql", reading);
    }

    @Override
    public void close() {
        pool.close();
    }
}
