package io.github.ibkringest.app;

import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** When {@code serve} syncs next, computed without a scheduler. */
public final class NextFires {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private NextFires() {}

    /**
     * A trigger.
     *
     * @param what what it starts
     * @param cron its Quartz cron expression, in New York time
     * @param at when it fires next, in New York time; null for never
     */
    public record NextFire(String what, String cron, OffsetDateTime at) {}

    /** The next fire of each trigger after a moment. */
    public static List<NextFire> of(Settings settings, Instant now) {
        return List.of(next("sync", settings.scheduleCron(), now));
    }

    static NextFire next(String what, String cron, Instant now) {
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(NEW_YORK));
            Date next = expression.getNextValidTimeAfter(Date.from(now));
            return new NextFire(
                    what,
                    cron,
                    next == null ? null : next.toInstant().atZone(NEW_YORK).toOffsetDateTime());
        } catch (ParseException e) {
            throw new IllegalStateException("the settings are checked", e);
        }
    }
}
