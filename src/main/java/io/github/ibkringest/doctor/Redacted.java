package io.github.ibkringest.doctor;

import io.github.ibkringest.store.Database;

/** Texts of others, which may repeat what they were given. */
final class Redacted {

    private Redacted() {}

    /** One line without the database's password. */
    static String of(Database database, String text) {
        String line = String.valueOf(text).replaceAll("\\s+", " ").strip();
        String masked = line.replaceAll("([?&]password=)[^&\\s]*", "$1***");
        String password = database.password();
        return password == null || password.isEmpty() ? masked : masked.replace(password, "***");
    }
}
