package io.github.ibkringest.app.settings;

import io.github.ibkringest.broker.provider.SettingValues;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Which days have to be complete. Immutable.
 *
 * @param since where the history of all accounts begins, or null for the first day delivered, account by account
 * @param calendar on which days there is something to prove
 */
public record CoverageSettings(LocalDate since, TradingCalendar calendar) {

    /** Reads and checks the settings. */
    static CoverageSettings read(SettingValues values) {
        return new CoverageSettings(values.read(ProgramSettings.SINCE), calendar(values));
    }

    private static TradingCalendar calendar(SettingValues values) {
        String file = values.read(ProgramSettings.CALENDAR);
        String key = ProgramSettings.CALENDAR.key();
        TradingCalendar standard = TradingCalendar.standard();
        try {
            return file == null ? standard : standard.with(Path.of(file));
        } catch (IOException e) {
            values.complain(key + "=" + file + " cannot be read (" + Reason.of(e) + ")");
        } catch (IllegalArgumentException e) {
            values.complain(key + ": " + e.getMessage());
        }
        return standard;
    }
}
