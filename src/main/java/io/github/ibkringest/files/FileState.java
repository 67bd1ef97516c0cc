package io.github.ibkringest.files;

import java.util.Locale;

/** What is known of a file. */
public enum FileState {
    /** It is there, and not all of what was wanted of it is stored. */
    SEEN,
    /** All that was wanted of it is stored. */
    IMPORTED,
    /** It cannot be read. */
    FAILED,
    /** It is not there any more. */
    GONE;

    /** Its name in the database. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
