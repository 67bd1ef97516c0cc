package io.github.ibkringest.broker.ibkr.flex.format;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/** A moment can be read but for the name of its zone. The message names the setting that defines its meaning. */
public final class UnknownZoneException extends DateTimeException {

    static final String SETTING = "flex.zone-names";

    private static final long serialVersionUID = 1L;

    private final String zone;
    private final LocalDateTime local;

    UnknownZoneException(String zone, LocalDateTime local) {
        super("the zone " + zone + " is unknown; " + cure(zone));
        this.zone = zone;
        this.local = local;
    }

    /** What to do about a zone. */
    public static String cure(String zone) {
        return "define it in the setting " + SETTING + ", like " + zone + "=+02:00";
    }

    /** The name as delivered. */
    public String zone() {
        return zone;
    }

    /** Date and time of day in that zone. */
    public LocalDateTime local() {
        return local;
    }
}
