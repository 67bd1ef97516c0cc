package io.github.ibkringest.cli.database;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.store.Database;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How other programs reach the database. The password is never part of it.
 *
 * @param jdbc JDBC URL
 * @param psql psql's URL
 * @param passwordFile where the embedded server's password lies, or null
 */
public record DatabaseAddress(String jdbc, String psql, Path passwordFile) {

    public static DatabaseAddress of(Database database) {
        String plain = database.url().replaceFirst("^jdbc:", "");
        String psql = database.user() == null || plain.contains("@")
                ? plain
                : plain.replaceFirst("//", "//" + database.user() + "@");
        Path password =
                database.isEmbedded() ? database.server().dataDirectory().resolveSibling("password") : null;
        return new DatabaseAddress(withoutSecrets(database.url()), withoutSecrets(psql), password);
    }

    private static String withoutSecrets(String url) {
        return url.replaceAll("([?&]password=)[^&]*", "$1***");
    }

    /** Runs psql in this terminal until the user leaves it. */
    public int openPsql(Database database) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder("psql", psql).inheritIO();
        if (database.password() != null) {
            program.environment().put("PGPASSWORD", database.password());
        }
        program.environment().put("PGOPTIONS", "-c search_path=trading,public");
        try {
            return program.start().waitFor();
        } catch (IOException e) {
            throw new BrokerConfigurationException(
                    "psql cannot be started (" + e.getMessage() + "); install it, or use: db query \"SQL\"");
        }
    }
}
