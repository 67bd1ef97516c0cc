package io.github.ibkringest.broker.ibkr.flex.parse;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The statements of a document, by number. One thread adds, others may look up by number what they have been told of;
 * everything else is known when the document has been read to its end.
 */
public final class StatementHeaders {

    private final List<StatementHeader> headers = new CopyOnWriteArrayList<>();

    /** Adds a header; its number is how many there were before. */
    public void add(StatementHeader header) {
        headers.add(header);
    }

    /** The header with that number. */
    public StatementHeader get(int number) {
        return headers.get(number);
    }

    /** How many there are. */
    public int count() {
        return headers.size();
    }

    /** When the newest of the statements was generated, or null. */
    public Instant asOf() {
        return headers.stream()
                .map(StatementHeader::asOf)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** From the first to the last day that any of the statements speaks of. */
    public Period period() {
        return new Period(
                headers.stream()
                        .map(h -> h.period().from())
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null),
                headers.stream()
                        .map(h -> h.period().to())
                        .filter(Objects::nonNull)
                        .max(LocalDate::compareTo)
                        .orElse(null));
    }

    /** The section that most rows come from; documents hold sections of one feed. */
    public Section mainSection() {
        return headers.stream().anyMatch(h -> h.sections().contains(Section.TRADE_CONFIRMS))
                ? Section.TRADE_CONFIRMS
                : Section.TRADES;
    }

    /** Whether a statement of the account has a section of a dataset. */
    public boolean have(String account, Dataset dataset) {
        return headers.stream()
                .filter(header -> account.equals(IbkrAccount.canonical(header.account(), null)))
                .flatMap(header -> header.sections().stream())
                .anyMatch(section -> section.proves(dataset));
    }

    /**
     * Periods of the account's statements with such sections, as far as the days were over when these were made.
     *
     * @param fetchedAt when the statement was made at the latest
     */
    public List<Period> over(String account, Predicate<Set<Section>> wanted, Instant fetchedAt) {
        return headers.stream()
                .filter(header -> account.equals(IbkrAccount.canonical(header.account(), null)))
                .filter(header -> wanted.test(header.sections()))
                .map(header -> over(header, fetchedAt))
                .filter(period -> period != null && period.from() != null && period.to() != null)
                .toList();
    }

    /**
     * The days of a statement that were over when it was made: what happens later on its last day is not in it. Source:
     * IBKR Campus, "Flex Web Service": activity is updated once a day after the close.
     */
    public static Period over(StatementHeader header, Instant fetchedAt) {
        if (header.sections().contains(Section.TRADE_CONFIRMS)) {
            return header.period();
        }
        Instant made =
                header.made().earliest() == null ? fetchedAt : header.made().earliest();
        LocalDate lastOver = LocalDate.ofInstant(made, FlexSettings.NEW_YORK).minusDays(1);
        return header.period().within(new Period(null, lastOver));
    }
}
