package io.github.ibkringest.app.source;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import java.util.Iterator;

/**
 * One of the sessions of a source that gives them fixed names.
 *
 * @param source the source
 * @param session name of the session
 */
public record OneSession(Source source, String session) implements Source {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        return source.sessions(request.ofSession(session));
    }

    @Override
    public int mostDays() {
        return source.mostDays();
    }
}
