package io.github.ibkringest.app.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.SampleSource;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexToken;
import io.github.ibkringest.broker.ibkr.flex.web.login.QueryKind;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.ibkr.flex.web.request.StoppablePause;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.store.account.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which query is asked for which days, with a live and a paper login. */
class BackfillPlannerTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static final String MAIN = "main activity query 1";
    private static final String PAPER = "paper activity query 2";

    /** A Friday noon: due is Thursday the 16th. */
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-07-17T16:00:00Z"), ZoneOffset.UTC);

    private static final Period JULY = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 7, 16));

    private final Source source =
            new FlexWebSource(List.of(login("main", "1"), login("paper", "2")), () -> null, new StoppablePause());

    private static FlexLogin login(String name, String query) {
        return new FlexLogin(
                name,
                new FlexToken(new Secret("123")),
                List.of(
                        new FlexQuery(QueryKind.ACTIVITY, query, DateOverride.FD_TD),
                        new FlexQuery(QueryKind.CONFIRMS, query + "00", DateOverride.FD_TD)),
                FlexSettings.DEFAULT,
                ServiceSettings.DEFAULT);
    }

    @BeforeEach
    void empty() {
        STORE.jdbc().execute("truncate trading.broker_account, trading.run, trading.coverage cascade");
    }

    @Test
    void shouldAskEveryQueryWhenNothingIsKnown() {
        assertThat(windowsOf(JULY))
                .containsExactly(MAIN + " 2026-07-01 to 2026-07-16", PAPER + " 2026-07-01 to 2026-07-16");
    }

    @Test
    void shouldAskOnlyTheQueryOfTheAccountThatHasAGap() {
        covered("U1", MAIN, "2026-07-01", "2026-07-16");
        covered("DU1", PAPER, "2026-07-01", "2026-07-10");
        covered("DU1", PAPER, "2026-07-14", "2026-07-15");

        assertThat(windowsOf(JULY)).containsExactly(PAPER + " 2026-07-11 to 2026-07-16");
    }

    @Test
    void shouldNotExpectDaysBeforeAnAccountWasOpened() {
        covered("U1", MAIN, "2026-07-01", "2026-07-16");
        covered("U2", MAIN, "2026-07-13", "2026-07-16");
        covered("DU1", PAPER, "2026-07-13", "2026-07-16");

        assertThat(windowsOf(JULY)).containsExactly(PAPER + " 2026-07-01 to 2026-07-10");
    }

    @Test
    void shouldAskEveryQueryForAnAccountThatNobodyHasDelivered() {
        covered("U1", MAIN, "2026-07-01", "2026-07-16");
        covered("DU1", PAPER, "2026-07-01", "2026-07-16");
        covered("U9", "statement.xml", "2026-07-01", "2026-07-03");

        assertThat(windowsOf(JULY)).as("which query could fill it is not known").isEmpty();
        List<BackfillPlanner.Window> asked = filling(Set.of("U9")).windowsOf(JULY);
        assertThat(asked).extracting(BackfillPlanner.Window::session).containsExactly(MAIN, PAPER);
    }

    @Test
    void shouldCountDaysProvenByFiles() {
        covered("U1", MAIN, "2026-07-01", "2026-07-08");
        covered("U1", "statement.xml", "2026-07-09", "2026-07-15");
        covered("DU1", PAPER, "2026-07-01", "2026-07-16");

        assertThat(windowsOf(JULY)).containsExactly(MAIN + " 2026-07-16 to 2026-07-16");
    }

    @Test
    void shouldLeaveAccountsAloneThatAreNotSynced() {
        covered("U1", MAIN, "2026-07-01", "2026-07-08");
        covered("DU1", PAPER, "2026-07-01", "2026-07-16");
        new Accounts(STORE.jdbc()).setActive("U1", false);

        assertThat(windowsOf(JULY)).isEmpty();
    }

    @Test
    void shouldAskForFinalFiguresOfOneQueryAndWait() {
        covered("U1", MAIN, "2026-07-01", "2026-07-08");
        BackfillPlanner filling = filling(Set.of("U1"));

        SyncRequest request = filling.request(filling.windowsOf(JULY).get(0), Progress.NONE);

        assertThat(request.source().name()).isEqualTo("flex-web");
        assertThat(request.source().sessions(request.request()).next().name()).isEqualTo(MAIN);
        assertThat(request.source().sessions(request.request())).toIterable().hasSize(1);
        assertThat(request.request().patient()).isTrue();
        assertThat(request.source()).extracting("days").hasToString("Period[from=2026-07-09, to=2026-07-16]");
        assertThat(request.request().period())
                .as("nothing that the statement says is left out")
                .isEqualTo(Period.ALWAYS);
        assertThat(request.accounts()).containsExactly("U1");
        assertThat(request.datasets()).containsExactlyInAnyOrder(Dataset.values());
    }

    @Test
    void shouldRefuseASourceThatDeliversWhatItHas() {
        assertThatThrownBy(() -> new BackfillPlanner(ledger(), new SampleSource(), Set.of()))
                .isInstanceOf(BrokerConfigurationException.class);
    }

    private List<String> windowsOf(Period wanted) {
        return filling(Set.of()).windowsOf(wanted).stream()
                .map(BackfillPlannerTest::text)
                .toList();
    }

    private static String text(BackfillPlanner.Window window) {
        return window.session() + " " + window;
    }

    private BackfillPlanner filling(Set<String> accounts) {
        return new BackfillPlanner(ledger(), source, accounts);
    }

    private static CoverageLedger ledger() {
        return new CoverageLedger(STORE.dataSource(), null, TradingCalendar.standard(), NOW);
    }

    /** Executions of an account, proven by a payload; nothing else is selected. */
    private static void covered(String account, String payload, String from, String to) {
        long id = new Accounts(STORE.jdbc()).register(account, Environment.LIVE).id();
        STORE.jdbc().update("""
                        with r as (
                          insert into trading.run (account_id, dataset, source, payload, status, finished_at)
                          values (?, 'executions', ?, ?, 'succeeded', now()) returning id, account_id, dataset, source
                        ), others as (
                          insert into trading.unproven_period (account_id, dataset, source, reason, day_from, day_to, run_id)
                          select account_id, o.dataset, source, 'not-selected', ?::date, ?::date, id
                          from r cross join (values ('orders'), ('option-events')) o (dataset)
                        )
                        insert into trading.coverage (account_id, dataset, source, feed, covered_from, covered_to, run_id)
                        select account_id, dataset, source, 'flex-activity', ?::date, ?::date, id from r
                        """, id, payload.endsWith(".xml") ? "flex-file" : "flex-web", payload, from, to, from, to);
    }
}
