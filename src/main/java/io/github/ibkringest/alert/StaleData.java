package io.github.ibkringest.alert;

import io.github.ibkringest.store.Vitals;
import java.time.Duration;
import java.util.List;

/** What the state of the store gives cause to tell. */
final class StaleData {

    static final String QUARANTINE = "quarantine";
    static final String COMPLETENESS = "completeness";

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
    static List<Found> incomplete(Vitals.Reading vitals, Duration limit) {
        return vitals.completeness().stream()
                .filter(proven -> proven.age().compareTo(limit) > 0)
                .map(proven -> new Found(
                        COMPLETENESS + " " + proven.account() + " " + proven.dataset(),
                        proven.lastProven().toString(),
                        AlertEvent.of(
                                COMPLETENESS,
                                proven.account(),
                                List.of(proven.dataset()),
                                null,
                                List.of(),
                                proven.dataset() + " of " + proven.account() + " are complete up to "
                                        + proven.lastProven() + " only; see: ibkr-ingest status")))
                .toList();
    }
}
