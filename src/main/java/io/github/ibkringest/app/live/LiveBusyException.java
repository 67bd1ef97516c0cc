package io.github.ibkringest.app.live;

/** Another run of the same account is active: what was heard can be stored once that has ended. */
final class LiveBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LiveBusyException(String message) {
        super(message);
    }
}
