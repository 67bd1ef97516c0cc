package io.github.ibkringest.faults.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client says on one connection, message by message, as far as it makes statements: the simple and the extended
 * query protocol, and COPY (PostgreSQL's documentation, "Message Formats"). Not thread-safe.
 */
final class Conversation {

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final List<String> transaction = new ArrayList<>();
    private String last = "";

    /** The statement that a message executes; empty when it executes none. */
    Optional<Executed> hear(int type, byte[] body) {
        switch (type) {
            case 'P' -> statements.put(text(body, 0), text(body, 1));
            case 'B' -> portals.put(text(body, 0), statements.getOrDefault(text(body, 1), ""));
            case 'E' -> {
                return Optional.of(executed(portals.getOrDefault(text(body, 0), "")));
            }
            case 'Q' -> {
                return Optional.of(executed(text(body, 0)));
            }
            case 'c' -> {
                return Optional.of(executed(Executed.ROWS_END + last));
            }
            case 'X' -> {
                return Optional.of(executed(Executed.DISCONNECT));
            }
            default -> {
                // parameters, rows and the like
            }
        }
        return Optional.empty();
    }

    private Executed executed(String sql) {
        last = sql.strip().replaceAll("\\s+", " ");
        Executed executed = new Executed(last, transaction);
        if (last.equals("BEGIN") || last.equals("COMMIT") || last.equals("ROLLBACK")) {
            transaction.clear();
        } else {
            transaction.add(last);
        }
        return executed;
    }

    /** The n-th of the texts that a message begins with. */
    private static String text(byte[] body, int n) {
        int from = 0;
        for (int skipped = 0; skipped < n; skipped++) {
            from = end(body, from) + 1;
        }
        return new String(body, from, end(body, from) - from, StandardCharsets.UTF_8);
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }
}
