package io.github.ibkringest.alert;

import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.live.LiveTroubles;
import io.github.ibkringest.store.status.Vitals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The problems in the state of the store. */
final class StalenessRules {

    static final String QUARANTINE = "quarantine";
    static final String COMPLETENESS = "completeness";
    static final String EVENT_LAG = "event-lag";
    static final String LIVE = "live";
    static final String RECONCILE = "reconcile";
    static final String UNCONFIRMED = "unconfirmed";

    private StalenessRules() {}

    /** Records in quarantine; alerted again when more are quarantined. */
    static List<Condition> quarantined(Vitals.Reading vitals) {
        return vitals.quarantined().stream().map(StalenessRules::condition).toList();
    }

    private static Condition condition(Vitals.Quarantined records) {
        return new Condition(
                QUARANTINE + " " + (records.account() == null ? "-" : records.account()) + " " + records.dataset(),
                String.valueOf(records.newest()),
                QUARANTINE,
                records.account(),
                records.dataset(),
                null,
                null,
                null,
                "records are quarantined, see ibkr-ingest quarantine",
                records.open() + " " + records.dataset());
    }

    /** Accounts that differ from the broker's totals; alerted again when more does. */
    static List<Condition> differing(Vitals.Reading vitals) {
        return vitals.reconciled().stream()
                .filter(one -> one.broken() > 0)
                .map(one -> new Condition(
                        RECONCILE + " " + one.account(),
                        String.valueOf(one.broken()),
                        RECONCILE,
                        one.account(),
                        null,
                        null,
                        null,
                        null,
                        "what is stored differs from the broker's totals, see ibkr-ingest reconcile",
                        one.broken() + (one.broken() == 1 ? " equation" : " equations")))
                .toList();
    }

    /** Sessions that stay open and do not, or that tell less than they should. */
    static List<Condition> live(Vitals.Reading vitals, Instant now) {
        return vitals.live().stream()
                .flatMap(noted -> LiveTroubles.of(noted, now).stream()
                        .map(trouble ->
                                live(noted.state().source(), noted.state().name(), trouble)))
                .toList();
    }

    private static Condition live(String source, String session, LiveTroubles.Trouble trouble) {
        return new Condition(
                LIVE + " " + session + " " + trouble.cause(),
                trouble.cause(),
                LIVE,
                null,
                null,
                source,
                null,
                null,
                trouble.sentence(),
                null);
    }

    /** Accounts with executions that a gateway has stated and the final report of their day has not. */
    static List<Condition> unconfirmed(Vitals.Reading vitals) {
        return vitals.toldLive().stream()
                .filter(one -> one.leftOut() > 0)
                .map(one -> new Condition(
                        UNCONFIRMED + " " + one.account(),
                        String.valueOf(one.leftOut()),
                        UNCONFIRMED,
                        one.account(),
                        Dataset.EXECUTIONS.label(),
                        null,
                        null,
                        null,
                        "a gateway stated executions that the statement of their day does not have, see ibkr-ingest status --list"
                                + " unconfirmed",
                        one.leftOut() + (one.leftOut() == 1 ? " execution" : " executions")))
                .toList();
    }

    /** Accounts whose last complete day is too old, or that have been known for so long without one. */
    static List<Condition> incomplete(Vitals.Reading vitals, Duration limit) {
        Stream<Condition> datasets = vitals.completeness().stream()
                .filter(known -> known.age().compareTo(limit) > 0)
                .map(known -> incomplete(known.account(), known.dataset(), known.lastProven()));
        Stream<Condition> queries = vitals.silent().stream()
                .filter(query -> query.age().compareTo(limit) > 0)
                .flatMap(StalenessRules::silent);
        return Stream.concat(datasets, queries).toList();
    }

    /** Consumers of events that stand still. */
    static List<Condition> lagging(Vitals.Reading vitals, Duration limit) {
        return vitals.lags().stream()
                .filter(lag -> lag.standsStill(limit))
                .map(lag -> new Condition(
                        EVENT_LAG + " " + lag.consumer(),
                        lag.stopped() == null ? EVENT_LAG : "stopped",
                        EVENT_LAG,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "the consumer " + lag.consumer() + " of events stands still"
                                + (lag.stopped() == null ? "" : ": " + lag.stopped()) + ", see ibkr-ingest status",
                        null))
                .toList();
    }

    private static Condition incomplete(String account, String dataset, LocalDate lastProven) {
        return new Condition(
                COMPLETENESS + " " + account + " " + dataset,
                COMPLETENESS,
                COMPLETENESS,
                account,
                dataset,
                null,
                null,
                null,
                "not complete for longer than alert.completeness-age, see ibkr-ingest status",
                lastProven == null ? "no day was ever complete" : "complete up to " + lastProven);
    }

    private static Stream<Condition> silent(Vitals.Silent silent) {
        return Dataset.required().stream()
                .map(dataset -> new Condition(
                        COMPLETENESS + " " + silent.query() + " " + dataset.label(),
                        COMPLETENESS,
                        COMPLETENESS,
                        null,
                        dataset.label(),
                        null,
                        null,
                        null,
                        "the " + silent.query() + " has never delivered an account, see ibkr-ingest status",
                        null));
    }
}
