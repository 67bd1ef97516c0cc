package io.github.ibkringest.alert;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Vitals;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the state of the store gives cause to tell. */
final class StaleData {

    static final String QUARANTINE = "quarantine";
    static final String COMPLETENESS = "completeness";

    private static final String NEVER = "never";
    private static final String SEE_STATUS = "; see: ibkr-ingest status";

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

    /** What was proven complete too long ago, or never was although it is known for so long. */
    static List<Found> incomplete(Vitals.Reading vitals, Duration limit) {
        Stream<Found> datasets = vitals.completeness().stream()
                .filter(known -> known.age().compareTo(limit) > 0)
                .map(StaleData::found);
        Stream<Found> queries = vitals.silent().stream()
                .filter(query -> query.age().compareTo(limit) > 0)
                .map(StaleData::found);
        return Stream.concat(datasets, queries).toList();
    }

    private static Found found(Vitals.Completeness known) {
        String what = known.dataset() + " of " + known.account();
        return new Found(
                COMPLETENESS + " " + known.account() + " " + known.dataset(),
                known.lastProven() == null ? NEVER : known.lastProven().toString(),
                AlertEvent.of(
                        COMPLETENESS,
                        known.account(),
                        List.of(known.dataset()),
                        null,
                        List.of(),
                        (known.lastProven() == null
                                        ? "no day of the " + what + " was ever proven complete"
                                        : what + " are complete up to " + known.lastProven() + " only")
                                + SEE_STATUS));
    }

    private static Found found(Vitals.Silent silent) {
        return new Found(
                COMPLETENESS + " " + silent.query(),
                NEVER,
                AlertEvent.of(
                        COMPLETENESS,
                        null,
                        Arrays.stream(Dataset.values()).map(Dataset::label).toList(),
                        null,
                        List.of(),
                        "the " + silent.query() + " has never delivered an account" + SEE_STATUS));
    }
}
