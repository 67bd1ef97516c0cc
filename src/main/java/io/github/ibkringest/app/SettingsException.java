package io.github.ibkringest.app;

/** Settings that can not work; the message has a line for each. */
public final class SettingsException extends RuntimeException {

    SettingsException(String message) {
        super(message);
    }
}
