package io.github.ibkringest.broker.live;

import io.github.ibkringest.broker.BrokerApi;

/** Takes what a connection hears. All calls come from the thread that runs the connection. */
public interface LiveSink {

    /**
     * Stores what a session delivers, all of it, before it returns.
     *
     * @param news a session over what was heard; its accounts and datasets are those of which there is something new
     * @throws RuntimeException when it could not be stored; then it has to be delivered again
     */
    void store(BrokerApi news);

    /** Hears how the connection stands, whenever that changes and now and then. */
    void changed(LiveState state);
}
