package io.github.ibkringest.store.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SQL lives in files, as a rule one statement a file: {@code sql/executions/merge.sql}. Thread-safe. */
public final class Sql {

    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Sql() {}

    /**
     * The SQL of a name such as {@code executions/merge}.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static String of(String name) {
        return TEXTS.computeIfAbsent(name, Sql::load);
    }

    private static String load(String name) {
        String path = "/sql/" + name + ".sql";
        try (InputStream file = Sql.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no SQL file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("SQL file " + path + " is not readable", e);
        }
    }
}
