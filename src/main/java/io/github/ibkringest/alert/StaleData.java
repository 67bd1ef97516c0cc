package io.github.ibkringest.alert;

import io.github.ibkringest.store.Vitals;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** What the state of the store gives cause to tell. */
final class StaleData {

    static final String QUARANTINE = "quarantine";
    static final String COMPLETENESS = "completeness";

    /** Trading days end in New York. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private StaleData() {}

    /** Records in quarantine; told again when others join them. */
    static List<Found> quarantined(Vitals.Reading vitals) {
        return vitals.quarantined().stream().map(StaleData::found).toList();
    }

    private static Found found(Vitals.Quarantined records) {
        String account = records.account() == null ? "-" : records.account();
        return new Found(
                QUARANTINE + " " + account + " " + records.dataset(),
                String.valueOf(records.newest()),
                AlertEvent.of(
                        QUARANTINE,
                        records.account(),
                        List.of(records.dataset()),
                        null,
                        List.of(),
                        records.open() + " records of " + records.dataset()
                                + " could not be trusted and wait in quarantine; see: ibkr-ingest quarantine"));
    }

    /** Datasets whose last proven day is too long ago. */
    static List<Found> incomplete(Vitals.Reading vitals, Duration limit, Instant now) {
        return vitals.completeness().stream()
                .filter(proven -> age(proven.coveredTo(), now).compareTo(limit) > 0)
                .map(proven -> new Found(
                        COMPLETENESS + " " + proven.account() + " " + proven.dataset(),
                        proven.coveredTo().toString(),
                        AlertEvent.of(
                                COMPLETENESS,
                                proven.account(),
                                List.of(proven.dataset()),
                                null,
                                List.of(),
                                proven.dataset() + " of " + proven.account() + " are complete up to "
                                        + proven.coveredTo() + " only; see: ibkr-ingest status")))
                .toList();
    }

    /** Time since the end of a day, without Saturdays and Sundays: over a weekend nothing new can be expected. */
    static Duration age(LocalDate day, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        Duration age = Duration.ZERO;
        for (LocalDate next = day.plusDays(1); !next.isAfter(today); next = next.plusDays(1)) {
            if (next.getDayOfWeek() != DayOfWeek.SATURDAY && next.getDayOfWeek() != DayOfWeek.SUNDAY) {
                Instant start = next.atStartOfDay(ZONE).toInstant();
                Instant end = next.plusDays(1).atStartOfDay(ZONE).toInstant();
                age = age.plus(Duration.between(start, end.isAfter(now) ? now : end));
            }
        }
        return age;
    }
}
