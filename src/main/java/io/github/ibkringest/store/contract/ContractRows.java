package io.github.ibkringest.store.contract;

import io.github.ibkringest.store.sql.Sql;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows of contracts, found and written by {@code con_id}. Takes part in the current transaction. Thread-safe. */
final class ContractRows {

    private final JdbcTemplate jdbc;

    ContractRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A contract as it is stored. */
    record Stored(long id, Long instrumentId, ContractFacts facts) {}

    /** Which of some contracts are stored, by {@code con_id}. */
    Map<String, Stored> find(Set<String> conIds) {
        Map<String, Stored> stored = new HashMap<>();
        jdbc.query(
                Sql.of("contracts/find"),
                (ResultSet row) -> {
                    stored.put(row.getString("con_id"), stored(row));
                },
                (Object) conIds.toArray(String[]::new));
        return stored;
    }

    /** The keys of contracts that are stored, by {@code con_id}. */
    Map<String, Long> ids(Set<String> conIds) {
        Map<String, Long> ids = new HashMap<>();
        jdbc.query(
                Sql.of("contracts/ids"),
                (ResultSet row) -> {
                    ids.put(row.getString(1), row.getLong(2));
                },
                (Object) conIds.toArray(String[]::new));
        return ids;
    }

    private static Stored stored(ResultSet row) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String attribute : ContractFacts.ATTRIBUTES) {
            values.put(
                    attribute,
                    switch (attribute) {
                        case "strike", "multiplier" -> row.getObject(attribute, BigDecimal.class);
                        case "expiry" -> row.getObject(attribute, LocalDate.class);
                        default -> row.getString(attribute);
                    });
        }
        long instrument = row.getLong("instrument_id");
        return new Stored(
                row.getLong("id"),
                instrument == 0 ? null : instrument,
                new ContractFacts(values, row.getString("stated"), row.getBoolean("contested")));
    }

    /** Which of some contracts statements disagree on. */
    List<String> contested(Collection<String> conIds) {
        return jdbc.queryForList(Sql.of("contracts/contested"), String.class, (Object) conIds.toArray(String[]::new));
    }

    /**
     * Writes what is known of contracts, and the instruments that they are forms of.
     *
     * @param facts all that is known of the contracts to write
     * @param stored these as they are stored
     * @return instruments that contracts have left, which may be left without any
     */
    Set<Long> write(Map<String, ContractFacts> facts, Map<String, Stored> stored) {
        Map<InstrumentKey, Long> instruments = new Instruments(jdbc).resolve(facts.values());
        Set<Long> left = new TreeSet<>();
        List<Object[]> columns = new ArrayList<>();
        for (String attribute : ContractFacts.ATTRIBUTES) {
            columns.add(facts.values().stream()
                    .map(known -> known.get(attribute))
                    .map(value -> value instanceof LocalDate day ? Date.valueOf(day) : value)
                    .toArray(arrayOf(attribute)));
        }
        columns.add(facts.entrySet().stream()
                .map(contract -> instrument(contract.getValue(), stored.get(contract.getKey()), instruments, left))
                .toArray(Long[]::new));
        columns.add(facts.values().stream().map(ContractFacts::stated).toArray(String[]::new));
        columns.add(facts.values().stream().map(ContractFacts::isContested).toArray(Boolean[]::new));
        Long[] ids =
                facts.keySet().stream().map(conId -> stored.get(conId).id()).toArray(Long[]::new);
        columns.add(ids);
        columns.add(ids);
        jdbc.update(Sql.of("contracts/update"), columns.toArray());
        return left;
    }

    private static Long instrument(
            ContractFacts known, Stored before, Map<InstrumentKey, Long> instruments, Set<Long> left) {
        InstrumentKey key = InstrumentKey.of(known);
        Long instrument = key == null ? null : instruments.get(key);
        if (before.instrumentId() != null && !before.instrumentId().equals(instrument)) {
            left.add(before.instrumentId());
        }
        return instrument;
    }

    private static IntFunction<Object[]> arrayOf(String attribute) {
        return switch (attribute) {
            case "strike", "multiplier" -> BigDecimal[]::new;
            case "expiry" -> Date[]::new;
            default -> String[]::new;
        };
    }
}
