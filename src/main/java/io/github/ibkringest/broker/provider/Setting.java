package io.github.ibkringest.broker.provider;

import java.util.Locale;

/**
 * A setting, described once: for the program, for its messages and for the page of the settings, which a test compares.
 * Immutable.
 *
 * @param <T> what its text is read as
 * @param key its name in the settings file, such as {@code flex.date-order}
 * @param standard its text where it is not set; empty for none
 * @param meaning what it is for, as the page of the settings begins to say it
 * @param kind how its text is read
 */
public record Setting<T>(String key, String standard, String meaning, SettingKind<T> kind) {

    /** What the names of all variables of the environment begin with. */
    public static final String PREFIX = "IBKR_INGEST_";

    /** A setting that is any text. */
    public static Setting<String> text(String key, String standard, String meaning) {
        return new Setting<>(key, standard, meaning, SettingKind.TEXT);
    }

    /** The variable of the environment that sets it. */
    public String variable() {
        return variable(key);
    }

    /** The variable of the environment that sets a key. */
    public static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The same setting under another key. */
    public Setting<T> named(String other) {
        return new Setting<>(other, standard, meaning, kind);
    }
}
