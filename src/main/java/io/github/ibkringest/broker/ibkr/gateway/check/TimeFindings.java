package io.github.ibkringest.broker.ibkr.gateway.check;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.ibkr.gateway.clock.GatewayTimes;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.reading.Snapshot;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * How a gateway tells times, and when its day ends: with it, it forgets all executions.
 *
 * @param gateway the gateway
 * @param snapshot what it told
 */
record TimeFindings(Gateway gateway, Snapshot snapshot) {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Trading in the United States has not ended before, so that a midnight before it loses executions. */
    private static final LocalTime END_OF_TRADING = LocalTime.of(20, 0);

    List<Finding> all() {
        return List.of(form(), midnight());
    }

    private Finding form() {
        String subject = "times of " + gateway.name();
        GatewayTimes times = new GatewayTimes(gateway.zoneOf(snapshot.facts()));
        List<String> told = snapshot.frames().stream()
                .filter(received -> received.message() instanceof ExecutionDetails)
                .map(received -> ((ExecutionDetails) received.message()).time())
                .toList();
        for (String text : told) {
            if (times.parse(text).isEmpty()) {
                return Finding.problem(
                        subject, "'" + text + "' cannot be read", "report it; until then choose \"UTC format\" below");
            }
            if (!times.parse(text).get().isCertain()) {
                return Finding.advice(
                        subject,
                        "'" + text + "' names no zone; it is taken as " + gateway.zoneOf(snapshot.facts()),
                        "choose \"UTC format\" for \"Send instrument-specific attributes for dual-mode API client in\""
                                + " in its API settings, or set " + gateway.prefix() + "zone");
            }
        }
        return Finding.ok(
                subject, told.isEmpty() ? "no execution today to see them on" : "say what they mean: " + told.get(0));
    }

    private Finding midnight() {
        ZoneId zone = gateway.zoneOf(snapshot.facts());
        ZonedDateTime midnight = snapshot.facts()
                .since()
                .atZone(zone)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(zone)
                .withZoneSameInstant(NEW_YORK);
        String subject = "midnight of " + gateway.name();
        String what = "its zone is " + zone + ", so its day ends at " + midnight.toLocalTime() + " New York time";
        boolean isHarmless = midnight.toLocalTime().equals(LocalTime.MIDNIGHT)
                || !midnight.toLocalTime().isBefore(END_OF_TRADING);
        return isHarmless
                ? Finding.ok(subject, what)
                : Finding.advice(
                        subject,
                        what + ", and executions are forgotten then",
                        "set its time zone to America/New_York (login window, or TIME_ZONE of a container), or keep serve"
                                + " running");
    }
}
