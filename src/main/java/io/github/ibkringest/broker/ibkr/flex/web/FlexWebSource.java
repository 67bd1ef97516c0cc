package io.github.ibkringest.broker.ibkr.flex.web;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.SessionFeed;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.web.login.DateOverride;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.request.Pause;
import io.github.ibkringest.broker.pacing.RequestPacing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Statements from the Flex Web Service: one session for each query of each login. Thread-safe. */
public final class FlexWebSource implements Source {

    public static final String NAME = "flex-web";

    private final List<FlexLogin> logins;
    private final Supplier<RequestPacing> pacing;
    private final Pause pause;

    /**
     * @param logins the configured logins
     * @param pacing what all requests are paced by; asked for when a session first asks for a statement
     */
    public FlexWebSource(List<FlexLogin> logins, Supplier<RequestPacing> pacing, Pause pause) {
        this.logins = List.copyOf(logins);
        this.pacing = pacing;
        this.pause = pause;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Iterator<BrokerApi> sessions(Request request) {
        checkLogins();
        if (!request.paths().isEmpty()) {
            throw new BrokerConfigurationException(
                    "the source flex-web reads no files; omit --file, or use --source flex-file");
        }
        List<BrokerApi> sessions = new ArrayList<>();
        for (FlexLogin login : logins) {
            LocalDate today = LocalDate.ofInstant(pause.now(), login.reading().zone());
            for (FlexQuery query : login.queries()) {
                if (query.kind().serves(request) && request.wants(FlexWebSession.name(login, query))) {
                    List<String> dates = query.dates().attempts(query, request.period(), today);
                    sessions.add(new FlexWebSession(login, query, dates, request.patient(), pacing, pause));
                }
            }
        }
        if (sessions.isEmpty()) {
            throw new BrokerConfigurationException("no login of the source flex-web has a query for what is wanted;"
                    + " set flex.activity-query-id (see docs/flex-query.md)");
        }
        return sessions.iterator();
    }

    private void checkLogins() {
        if (logins.isEmpty()) {
            throw new BrokerConfigurationException("the source flex-web has no login; set IBKR_INGEST_FLEX_TOKEN and"
                    + " IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID (docs/flex-query.md tells where to get them)");
        }
    }

    @Override
    public List<SessionFeed> feeds() {
        checkLogins();
        return logins.stream()
                .flatMap(login -> login.queries().stream()
                        .map(query -> new SessionFeed(FlexFeeds.of(query.kind()), FlexWebSession.name(login, query))))
                .toList();
    }

    @Override
    public int mostDays() {
        return DateOverride.MOST_DAYS;
    }
}
