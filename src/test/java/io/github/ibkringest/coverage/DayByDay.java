package io.github.ibkringest.coverage;

import io.github.ibkringest.model.Dataset;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The same question answered without intervals: one flag for each day. Shares no code with what it checks. */
final class DayByDay {

    private static final Set<LocalDate> HOLIDAYS = Set.of(
            LocalDate.of(2025, 11, 27),
            LocalDate.of(2025, 12, 25),
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 1, 19),
            LocalDate.of(2026, 2, 16));

    private final List<Delivered> sequence;
    private final LocalDate since;
    private final LocalDate lastDue;

    DayByDay(List<Delivered> sequence, LocalDate since, LocalDate lastDue) {
        this.sequence = sequence;
        this.since = since;
        this.lastDue = lastDue;
    }

    static boolean hasTrading(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !HOLIDAYS.contains(day);
    }

    /** Every day that is proven: delivered, and no record in quarantine may belong to it. */
    Set<LocalDate> proven(String account, Dataset dataset) {
        Set<LocalDate> days = delivered(account, dataset);
        days.removeIf(day -> isInDoubt(account, dataset, day)
                || dataset == Dataset.ORDERS
                        && isInDoubt(account, Dataset.EXECUTIONS, day)
                        && sequence.stream()
                                .anyMatch(one ->
                                        one.makesOrders() && one.ran(account, Dataset.ORDERS) && speaksOf(one, day)));
        return days;
    }

    /** All have the same record. Where no day is stated of it, it is that of the first; else it is another one each day. */
    private boolean isInDoubt(String account, Dataset dataset, LocalDate day) {
        boolean first = true;
        for (Delivered one : sequence) {
            if (one.putsAside(account, dataset)) {
                boolean counts = first || one.statesBookingDay();
                if (counts && speaksOf(one, day)) {
                    return true;
                }
                first &= one.statesBookingDay();
            }
        }
        return false;
    }

    private Set<LocalDate> delivered(String account, Dataset dataset) {
        Set<LocalDate> days = new TreeSet<>();
        for (int number = 0; number < Delivered.DAYS; number++) {
            for (Delivered one : sequence) {
                if (one.tells(account, dataset) && !one.confirmation() && speaksOf(one, Delivered.day(number))) {
                    days.add(Delivered.day(number));
                }
            }
        }
        return days;
    }

    /** The last day with trading that is proven. */
    Optional<LocalDate> lastProven(String account, Dataset dataset) {
        return proven(account, dataset).stream().filter(DayByDay::hasTrading).max(Comparator.naturalOrder());
    }

    private static boolean speaksOf(Delivered one, LocalDate day) {
        return day.compareTo(one.from()) >= 0 && day.compareTo(one.to()) <= 0;
    }

    private boolean hasSection(String account, Dataset dataset) {
        return !delivered(account, dataset).isEmpty()
                || sequence.stream().noneMatch(one -> one.leavesOut(account, dataset))
                || sequence.stream().anyMatch(one -> one.putsAside(account, dataset))
                || delivered(account, Dataset.ORDERS).isEmpty()
                        && delivered(account, Dataset.EXECUTIONS).isEmpty()
                        && delivered(account, Dataset.OPTION_EVENTS).isEmpty();
    }

    private LocalDate begin(String account) {
        LocalDate begin = since;
        for (int number = 0; number < Delivered.DAYS && begin == null; number++) {
            for (Delivered one : sequence) {
                boolean tells = one.speaksFinally(account)
                        || one.tells(account, Dataset.ORDERS)
                        || one.tells(account, Dataset.EXECUTIONS);
                if (tells && speaksOf(one, Delivered.day(number))) {
                    begin = Delivered.day(number);
                }
            }
        }
        return begin;
    }

    /** Of a dataset that is not selected, a day without any statement is missed of the others. */
    private boolean isExcused(String account, Dataset dataset, LocalDate day) {
        return sequence.stream().noneMatch(one -> one.speaksFinally(account) && speaksOf(one, day))
                || sequence.stream().anyMatch(one -> one.leavesOut(account, dataset) && speaksOf(one, day));
    }

    /** Every day that is missing, gap by gap. */
    List<List<LocalDate>> gaps(String account, Dataset dataset) {
        List<List<LocalDate>> gaps = new ArrayList<>();
        LocalDate begin = begin(account);
        if (begin == null) {
            return gaps;
        }
        boolean selected = hasSection(account, dataset);
        Set<LocalDate> proven = proven(account, dataset);
        boolean inside = false;
        for (LocalDate day = begin; !day.isAfter(lastDue); day = day.plusDays(1)) {
            if (!hasTrading(day)) {
                continue;
            }
            if (proven.contains(day) || !selected && isExcused(account, dataset, day)) {
                inside = false;
            } else {
                if (!inside) {
                    gaps.add(new ArrayList<>());
                }
                inside = true;
                gaps.get(gaps.size() - 1).add(day);
            }
        }
        return gaps;
    }
}
