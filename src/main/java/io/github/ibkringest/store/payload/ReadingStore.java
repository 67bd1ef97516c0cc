package io.github.ibkringest.store.payload;

import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The settings that records were read with, in the table {@code reading}. New ones are committed at once: they are no news
 * of the broker, and records of any transaction may refer to them. Thread-safe.
 */
public final class ReadingStore implements Readings {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate separately;
    private final Map<Integer, String> known = new HashMap<>();

    /**
     * @param separately opens a new transaction for each piece of work
     */
    public ReadingStore(JdbcTemplate jdbc, TransactionTemplate separately) {
        this.jdbc = jdbc;
        this.separately = separately;
    }

    @Override
    public synchronized int numberOf(String settings) {
        Integer number = find(settings);
        while (number == null) {
            separately.executeWithoutResult(status -> {
                if (jdbc.update(Sql.of("reading/name-first"), settings) == 0) {
                    jdbc.update(Sql.of("reading/add"), settings);
                }
            });
            load();
            number = find(settings);
        }
        return number;
    }

    private synchronized Integer find(String settings) {
        if (!known.containsValue(settings)) {
            load();
        }
        return known.entrySet().stream()
                .filter(one -> settings.equals(one.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    @Override
    public synchronized String settingsOf(int number) {
        if (!known.containsKey(number)) {
            load();
        }
        return known.get(number);
    }

    private void load() {
        jdbc.query(Sql.of("reading/all"), (ResultSet row) -> {
            known.put(row.getInt("id"), row.getString("settings"));
        });
    }

    /** The same for a dry run, which leaves nothing behind: new settings have a number that nobody else knows. */
    public Readings unwritten() {
        return new Unwritten();
    }

    /** Knows what is stored, and numbers what is not by itself. */
    private final class Unwritten implements Readings {

        private final Map<Integer, String> own = new HashMap<>();

        @Override
        public synchronized int numberOf(String settings) {
            Integer stored = find(settings);
            if (stored != null) {
                return stored;
            }
            int number = ReadingStore.this.settingsOf(FIRST) == null ? FIRST : -1 - own.size();
            own.put(number, settings);
            return number;
        }

        @Override
        public synchronized String settingsOf(int number) {
            String named = own.get(number);
            return named == null ? ReadingStore.this.settingsOf(number) : named;
        }
    }
}
