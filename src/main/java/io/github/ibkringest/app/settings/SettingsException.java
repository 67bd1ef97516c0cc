package io.github.ibkringest.app.settings;

/** Settings that cannot work; the message has a line for each. */
public final class SettingsException extends RuntimeException {

    public SettingsException(String message) {
        super(message);
    }
}
