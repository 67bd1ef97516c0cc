package io.github.ibkringest.broker.provider;

import io.github.ibkringest.broker.pacing.PaceLimits;
import io.github.ibkringest.broker.pacing.RequestPacing;

/** What the program gives to a source that asks a broker. Thread-safe. */
public interface BrokerAccess {

    /** Gives nothing; for sources that are not going to be asked. */
    BrokerAccess NONE = new BrokerAccess() {
        @Override
        public RequestPacing pacing(PaceLimits limits) {
            throw new IllegalStateException("nothing paces requests here");
        }

        @Override
        public void onStop(Runnable listener) {}
    };

    /** What paces requests by some limits, in step with other programs at the same database. For sessions to ask for. */
    RequestPacing pacing(PaceLimits limits);

    /** Calls back once nobody waits for a broker any more: what has not been answered by then is unavailable. */
    void onStop(Runnable listener);
}
