package io.github.ibkringest.monitor;

import io.github.ibkringest.store.Vitals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Shows what the watch has read last. Thread-safe. */
final class StoreGauges {

    /** Trading days end in New York. */
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Watch watch;
    private final MultiGauge ages;
    private final MultiGauge quarantined;

    StoreGauges(Watch watch, MeterRegistry registry) {
        this.watch = watch;
        this.ages = MultiGauge.builder("ibkr.ingest.completeness.age")
                .description("Time since the end of the last day proven complete, in New York")
                .baseUnit("seconds")
                .register(registry);
        this.quarantined = MultiGauge.builder("ibkr.ingest.quarantine.open")
                .description("Records that wait in quarantine")
                .register(registry);
        Gauge.builder("ibkr.ingest.database.up", watch, up -> up.isDatabaseUp() ? 1 : 0)
                .description("1 when the database has answered lately")
                .register(registry);
    }

    /** To be called before a scrape: which accounts and datasets there are changes. */
    void refresh() {
        Vitals.Reading reading = watch.latest();
        ages.register(
                reading.completeness().stream()
                        .map(proven -> MultiGauge.Row.of(
                                Tags.of("account", proven.account(), "dataset", proven.dataset()),
                                proven.coveredTo(),
                                StoreGauges::age))
                        .toList(),
                true);
        quarantined.register(
                reading.quarantined().stream()
                        .map(records -> MultiGauge.Row.of(
                                Tags.of(
                                        "account",
                                        records.account() == null ? "" : records.account(),
                                        "dataset",
                                        records.dataset()),
                                records.open()))
                        .toList(),
                true);
    }

    private static double age(LocalDate coveredTo) {
        Instant end = coveredTo.plusDays(1).atStartOfDay(ZONE).toInstant();
        return Math.max(0, Duration.between(end, Instant.now()).toSeconds());
    }
}
