package io.github.ibkringest.app.route;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;

/**
 * Reads route files once they are needed: to parse them costs each command some time, and most payloads do not need them.
 * Thread-safe.
 */
public final class LateRoutes {

    /** All files were read at the start. */
    public static final LateRoutes NONE = new LateRoutes(Map.of());

    private final Map<String, String> waiting;

    /**
     * @param locations where the files are that were not read at the start, by the name of their first route
     */
    public LateRoutes(Map<String, String> locations) {
        this.waiting = new ConcurrentHashMap<>(locations);
    }

    /**
     * Reads and starts the routes of a file, unless they are there.
     *
     * @throws Exception if they cannot be read or do not start; the next call tries again
     */
    public void read(String route, Exchange exchange) throws Exception {
        if (!waiting.containsKey(route)) {
            return;
        }
        synchronized (this) {
            String location = waiting.get(route);
            if (location != null) {
                PluginHelper.getRoutesLoader(exchange.getContext())
                        .loadRoutes(PluginHelper.getResourceLoader(exchange.getContext())
                                .resolveResource(location));
                waiting.remove(route);
            }
        }
    }
}
