package io.github.ibkringest.app;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One of the sessions of a source.
 *
 * @param source the source
 * @param session name of the session
 */
record OneSession(Source source, String session) implements Source {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        List<BrokerApi> wanted = new ArrayList<>();
        source.sessions(request).forEachRemaining(candidate -> {
            if (candidate.name().equals(session)) {
                wanted.add(candidate);
            }
        });
        return wanted.iterator();
    }

    @Override
    public int mostDays() {
        return source.mostDays();
    }
}
