package io.github.ibkringest.cli.coverage;

import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.DayState;
import io.github.ibkringest.model.Dataset;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Days as characters: a line for each month and dataset of an account. */
public final class CalendarStrip {

    private static final String RULER = "1...5....10...15...20...25...30";
    private static final int LABEL = 23;

    /** With the longest name of an optional dataset. */
    private static final int WIDE_LABEL = 27;

    private final Completeness completeness;
    private final LocalDate from;
    private final LocalDate to;

    public CalendarStrip(Completeness completeness, LocalDate from, LocalDate to) {
        this.completeness = completeness;
        this.from = from;
        this.to = to;
    }

    public void print(String account, PrintWriter out) {
        boolean wide = completeness.datasets(account).contains(Dataset.CORPORATE_ACTIONS);
        int label = wide ? WIDE_LABEL : LABEL;
        out.println(padded(account, label) + RULER);
        for (YearMonth month = YearMonth.from(from); !month.atDay(1).isAfter(to); month = month.plusMonths(1)) {
            for (Dataset dataset : completeness.datasets(account)) {
                out.println(line(account, dataset, month, label).stripTrailing());
            }
        }
    }

    private String line(String account, Dataset dataset, YearMonth month, int label) {
        StringBuilder line = new StringBuilder(padded(month + " " + dataset, label));
        for (int number = 1; number <= month.lengthOfMonth(); number++) {
            LocalDate day = month.atDay(number);
            boolean shown = !day.isBefore(from) && !day.isAfter(to);
            line.append(shown ? completeness.stateOf(account, dataset, day).mark() : ' ');
        }
        return line.toString();
    }

    /** What the characters mean. */
    public static String legend() {
        return Arrays.stream(DayState.values())
                .filter(state -> state != DayState.BEFORE)
                .map(state -> state.mark() + " " + state.meaning())
                .collect(Collectors.joining("   "));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
