package io.github.ibkringest.app;

/** Settings that cannot work; the message has a line for each. */
public final class SettingsException extends RuntimeException {

    SettingsException(String message) {
        super(message);
    }
}
