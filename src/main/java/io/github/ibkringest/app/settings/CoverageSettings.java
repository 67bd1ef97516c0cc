package io.github.ibkringest.app.settings;

import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Which days have to be complete. Immutable.
 *
 * @param since where the history of all accounts begins, or null for the first day delivered, account by account
 * @param calendar on which days there is something to prove
 */
public record CoverageSettings(LocalDate since, TradingCalendar calendar) {

    static final String SINCE = "coverage.since";
    static final String FILE = "calendar.file";

    /**
     * Reads and checks the settings.
     *
     * @param values the value of a key, empty for none
     * @param complaints receives a sentence for each setting that is wrong
     */
    static CoverageSettings read(UnaryOperator<String> values, Consumer<String> complaints) {
        return new CoverageSettings(since(values.apply(SINCE), complaints), calendar(values.apply(FILE), complaints));
    }

    private static LocalDate since(String text, Consumer<String> complaints) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            complaints.accept(SINCE + "=" + text + " is no day; write one like 2025-01-02");
            return null;
        }
    }

    private static TradingCalendar calendar(String file, Consumer<String> complaints) {
        TradingCalendar standard = TradingCalendar.standard();
        try {
            return file.isEmpty() ? standard : standard.with(Path.of(file));
        } catch (IOException e) {
            complaints.accept(FILE + "=" + file + " cannot be read (" + Reason.of(e) + ")");
        } catch (IllegalArgumentException e) {
            complaints.accept(FILE + ": " + e.getMessage());
        }
        return standard;
    }
}
