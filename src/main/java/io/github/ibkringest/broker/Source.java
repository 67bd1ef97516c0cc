package io.github.ibkringest.broker;

import java.util.Iterator;
import java.util.List;

/** A place that sessions come from: files, a web service, the built-in sample. Thread-safe. */
public interface Source {

    /** The name on the command line, in settings and in the ledger. */
    String name();

    /**
     * The sessions that a request asks for, not yet connected, one after the other as they are asked for.
     *
     * @throws BrokerConfigurationException when the request makes no sense for this source
     */
    Iterator<? extends BrokerApi> sessions(Request request);

    /** Whether its sessions read what lies on this machine and ask nobody, so that they may be read before their turn. */
    default boolean isLocal() {
        return false;
    }

    /**
     * What to fetch.
     *
     * @param paths files and folders, {@code -} for standard input; empty for sources that need none
     * @param period the days wanted
     */
    record Request(List<String> paths, Period period) {}
}
