package io.github.ibkringest.broker.provider;

import io.github.ibkringest.broker.Feed;
import java.util.List;
import java.util.Optional;

/**
 * One kind of source, with all that the program needs to know of it. Found by {@link java.util.ServiceLoader}, so it has
 * a public constructor without arguments, which does nothing costly. Immutable and thread-safe.
 */
public interface SourceProvider {

    /** The name of the source on the command line, in settings and in the ledger; no other source has it. */
    String name();

    /** Of several sources that are configured the one with the highest is used when none is named. */
    default int precedence() {
        return 0;
    }

    /** Whether it reads files and folders that are named on the command line. */
    default boolean readsPaths() {
        return false;
    }

    /** The setting, or variable of the environment, that configures it first of all; empty for none. */
    default String firstSetting() {
        return "";
    }

    /** Its settings. Sources of one family may share some, with the same defaults and meanings. */
    default List<Setting<?>> settings() {
        return List.of();
    }

    /** Further settings, which depend on the values of others: those of named logins. */
    default List<Setting<?>> settings(SettingValues values) {
        return List.of();
    }

    /**
     * What to say of a key that is no setting, but nearly one of this source; empty when it is not.
     *
     * @param key as in the file; of a variable of the environment its name in small letters, with dots for underscores
     */
    default Optional<String> nearly(String key, SettingValues values) {
        return Optional.empty();
    }

    /** All feeds that the source can have, configured or not: each has its settings of the schedule. */
    List<Feed> feeds();

    /** How accounts are written at its broker; empty where that is not known. */
    default Optional<AccountCodeRules> accountCodes() {
        return Optional.empty();
    }

    /** Reads and checks its settings; complains of each that is wrong, and throws nothing. Asks nobody. */
    ConfiguredSource configure(SettingValues values);
}
