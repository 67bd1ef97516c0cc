package io.github.ibkringest.broker.ibkr.flex.web.login;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How a request for certain days is put to a query. Source of the parameters {@code fd}, {@code td} and {@code p} and of
 * the limit of 365 days: IBKR's guide "Flex Web Service Configuration". Without days the query's own period holds.
 */
public enum DateOverride {
    /** Not at all: the query delivers its own period. */
    NONE {
        @Override
        String parameters(FlexQuery query, Period wanted, LocalDate today) {
            return "";
        }
    },
    /** First and last day. */
    FD_TD {
        @Override
        String parameters(FlexQuery query, Period wanted, LocalDate today) {
            if (wanted.equals(Period.ALWAYS)) {
                return "";
            }
            LocalDate from = start(wanted);
            LocalDate to = wanted.to() == null ? lastDay(query.kind(), from, today) : wanted.to();
            check(from, to, "use: ibkr-ingest backfill --from " + from + (wanted.to() == null ? "" : " --to " + to));
            return days(from, to);
        }

        @Override
        public List<String> attempts(FlexQuery query, Period wanted, LocalDate today) {
            String first = parameters(query, wanted, today);
            if (first.isEmpty()) {
                return List.of(first);
            }
            LocalDate from = start(wanted);
            LocalDate to = wanted.to() == null ? lastDay(query.kind(), from, today) : wanted.to();
            LocalDate earlier = weekdayUpTo(to.minusDays(1));
            return earlier.isBefore(from) ? List.of(first) : List.of(first, days(from, earlier));
        }

        private String days(LocalDate from, LocalDate to) {
            return "&fd=" + COMPACT.format(from) + "&td=" + COMPACT.format(to);
        }
    },
    /** The number of days up to now. */
    P {
        @Override
        String parameters(FlexQuery query, Period wanted, LocalDate today) {
            if (wanted.equals(Period.ALWAYS)) {
                return "";
            }
            LocalDate from = start(wanted);
            check(from, today, "set date-override=FD_TD, and use: ibkr-ingest backfill --from " + from);
            return "&p=" + Math.max(1, days(from, today));
        }
    };

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    /** As many days as IBKR delivers at once. */
    public static final int MOST_DAYS = 365;

    /**
     * The parameters for a request; they start with {@code &}.
     *
     * @param today the day in the login's zone
     * @throws BrokerConfigurationException when the days cannot be asked for
     */
    abstract String parameters(FlexQuery query, Period wanted, LocalDate today);

    /**
     * The parameters, followed by those to try when there is no statement up to the last day: one that is too new, or no
     * business day, may be answered with 1003 or 1020, and one weekday less may not (reported by users).
     */
    public List<String> attempts(FlexQuery query, Period wanted, LocalDate today) {
        return List.of(parameters(query, wanted, today));
    }

    private static LocalDate start(Period wanted) {
        if (wanted.from() == null) {
            throw new BrokerConfigurationException("the Flex Web Service cannot be asked for all days up to "
                    + wanted.to() + "; add --from DATE, at most " + MOST_DAYS + " days before");
        }
        return wanted.from();
    }

    private static void check(LocalDate from, LocalDate to, String instead) {
        if (days(from, to) > MOST_DAYS) {
            throw new BrokerConfigurationException("the Flex Web Service delivers at most " + MOST_DAYS
                    + " days at once, but " + from + " to " + to + " are " + days(from, to)
                    + "; " + instead);
        }
    }

    private static long days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Activity never contains today, and a statement that ends on a weekend may be refused. */
    private static LocalDate lastDay(QueryKind kind, LocalDate from, LocalDate today) {
        LocalDate day = weekdayUpTo(kind == QueryKind.ACTIVITY ? today.minusDays(1) : today);
        return day.isBefore(from) ? from : day;
    }

    private static LocalDate weekdayUpTo(LocalDate day) {
        LocalDate weekday = day;
        while (weekday.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            weekday = weekday.minusDays(1);
        }
        return weekday;
    }
}
