package io.github.ibkringest.monitor;

import io.github.ibkringest.store.status.Vitals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** Shows what the watch has read last. Thread-safe. */
final class StoreGauges {

    private final Watch watch;
    private final MultiGauge ages;
    private final MultiGauge quarantined;
    private final MultiGauge behind;
    private final MultiGauge lags;
    private final MultiGauge broken;
    private final MultiGauge unreconciled;
    private final LiveGauges live;

    StoreGauges(Watch watch, MeterRegistry registry) {
        this.watch = watch;
        this.ages = MultiGauge.builder("ibkr.ingest.completeness.age")
                .description(
                        "Time since the end of the last complete day, days without trading not counted; 0 if no due day is missing")
                .baseUnit("seconds")
                .register(registry);
        this.quarantined = MultiGauge.builder("ibkr.ingest.quarantine.open")
                .description("Records in quarantine")
                .register(registry);
        this.behind = MultiGauge.builder("ibkr.ingest.event.consumer.behind")
                .description("Events that a consumer has not seen")
                .register(registry);
        this.lags = MultiGauge.builder("ibkr.ingest.event.consumer.lag")
                .description("How long the oldest event has been there that a consumer has not seen")
                .baseUnit("seconds")
                .register(registry);
        this.broken = MultiGauge.builder("ibkr.ingest.reconcile.broken")
                .description("Equations between the stored rows and the broker's totals that do not hold")
                .register(registry);
        this.unreconciled = MultiGauge.builder("ibkr.ingest.reconcile.open")
                .description(
                        "Statements with totals that were not compared yet, or not since their rows may have changed")
                .register(registry);
        this.live = new LiveGauges(registry);
        Gauge.builder("ibkr.ingest.database.up", watch, up -> up.isDatabaseUp() ? 1 : 0)
                .description("1 if the database answered recently")
                .register(registry);
    }

    /** To be called before a scrape: which accounts and datasets there are changes. */
    void refresh() {
        Vitals.Reading reading = watch.latest();
        live.refresh(reading.live(), reading.toldLive());
        broken.register(
                reading.reconciled().stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("account", one.account()), one.broken()))
                        .toList(),
                true);
        unreconciled.register(
                reading.reconciled().stream()
                        .map(one -> MultiGauge.Row.of(Tags.of("account", one.account()), one.open()))
                        .toList(),
                true);
        ages.register(
                reading.completeness().stream()
                        .map(proven -> MultiGauge.Row.of(
                                Tags.of("account", proven.account(), "dataset", proven.dataset()),
                                proven.age().toSeconds()))
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
        behind.register(
                reading.lags().stream()
                        .map(lag -> MultiGauge.Row.of(Tags.of("consumer", lag.consumer()), lag.behind()))
                        .toList(),
                true);
        lags.register(
                reading.lags().stream()
                        .map(lag -> MultiGauge.Row.of(
                                Tags.of("consumer", lag.consumer()), lag.age().toSeconds()))
                        .toList(),
                true);
    }
}
