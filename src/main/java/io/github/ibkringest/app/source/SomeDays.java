package io.github.ibkringest.app.source;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import java.util.Iterator;

/**
 * A source that is asked for certain days, whatever period of records a request is limited to.
 *
 * @param source the source
 * @param days the days
 */
public record SomeDays(Source source, Period days) implements Source {

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Iterator<? extends BrokerApi> sessions(Request request) {
        return source.sessions(request.of(days));
    }

    @Override
    public int mostDays() {
        return source.mostDays();
    }
}
