package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import java.util.Iterator;
import java.util.List;

/**
 * What a live session has heard and is to be stored: a source with one session, which is there already.
 *
 * @param session over what was heard
 */
public record Delivery(BrokerApi session) implements Source {

    @Override
    public String name() {
        return session.source();
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        return List.of(session).iterator();
    }
}
