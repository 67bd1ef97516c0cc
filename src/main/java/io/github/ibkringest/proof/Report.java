package io.github.ibkringest.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The newest report of some days. Immutable.
 *
 * @param id its key
 * @param from the first day
 * @param to the last day; positions are those at its end
 * @param sections the sections that it has and that could be read
 * @param faults what could not be read; each begins with its section
 */
record Report(long id, LocalDate from, LocalDate to, List<String> sections, List<String> faults) {

    /** The report in a row of proof/reports.sql. */
    static Report of(ResultSet row) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                texts(row, "sections"),
                texts(row, "faults"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    boolean has(String section) {
        return sections.contains(section);
    }

    /**
     * Why a section states nothing: it could not be read, or is not selected.
     *
     * @param advice what to select
     */
    String lacking(String section, String advice) {
        return faults.stream()
                .filter(fault -> fault.startsWith(section))
                .findFirst()
                .map(fault -> "could not be read: " + fault)
                .orElse(advice);
    }
}
