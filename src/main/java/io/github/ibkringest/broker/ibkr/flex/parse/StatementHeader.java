package io.github.ibkringest.broker.ibkr.flex.parse;

import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.ibkr.flex.format.UnknownZoneException;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;

/**
 * One {@code FlexStatement} element.
 *
 * @param account account code as delivered, or null
 * @param made when it was generated
 * @param period the days it covers; open where it does not say
 * @param sections the trade sections it has, also empty ones; filled while the statement is read
 * @param totals the sections of totals that it has, likewise
 * @param lots of these the ones that have lots, which make up rows of sums
 */
public record StatementHeader(
        String account, Made made, Period period, Set<Section> sections, Set<Section> totals, Set<Section> lots) {

    /** A header of which no section is known yet. */
    public StatementHeader(String account, Made made, Period period) {
        this(
                account,
                made,
                period,
                EnumSet.noneOf(Section.class),
                EnumSet.noneOf(Section.class),
                EnumSet.noneOf(Section.class));
    }

    /** When it was generated, or null. */
    public Instant asOf() {
        return made.at();
    }

    /**
     * When a statement was generated.
     *
     * @param at the moment, or null; in the configured zone where the one that it names is not known
     * @param earliest when that was at the earliest, or null
     * @param unknown the zone that is not known, or null
     */
    public record Made(Instant at, Instant earliest, UnknownZoneException unknown) {

        /** A day is nowhere over earlier than there. */
        private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

        static Made at(Instant moment) {
            return new Made(moment, moment, null);
        }

        static Made in(FlexTimes times, UnknownZoneException unknown) {
            return new Made(times.instant(unknown.local()), unknown.local().toInstant(FIRST), unknown);
        }
    }
}
