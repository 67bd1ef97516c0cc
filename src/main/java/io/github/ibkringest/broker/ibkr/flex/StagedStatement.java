package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.model.Dataset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A statement that was read to its end and found complete: its rows lie in scratch files, one per account and dataset.
 */
final class StagedStatement implements StatementParser.Listener, AutoCloseable {

    /** Stands for rows that belong to no account. */
    static final String NO_ACCOUNT = "";

    /** The zone of the days that statements are about. */
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final ScratchFolder folder;
    private final RowShapes shapes;
    private final List<StatementHeader> headers = new ArrayList<>();
    private final Map<String, AccountRows> accounts = new LinkedHashMap<>();
    private long rows;
    private int files;

    StagedStatement(ScratchFolder folder, RowShapes shapes) {
        this.folder = folder;
        this.shapes = shapes;
    }

    /** The rows of one account. */
    private static final class AccountRows {
        private final Map<Dataset, SpoolWriter> spools = new EnumMap<>(Dataset.class);
        private final Map<Dataset, Path> files = new EnumMap<>(Dataset.class);
        private final Map<Dataset, Long> counts = new EnumMap<>(Dataset.class);
        private final Map<String, Long> ignored = new TreeMap<>();
        private boolean served;
        private long rows;
    }

    @Override
    public void statement(StatementHeader header) {
        headers.add(header);
        String account = IbkrAccount.canonical(header.account(), null);
        if (account != null) {
            of(account).served = true;
        }
    }

    @Override
    public void row(FlexRow row) {
        rows++;
        AccountRows account = of(accountOf(row));
        account.rows++;
        RowKind kind = RowKind.of(row.shape().element(), row.text(Column.LEVEL_OF_DETAIL));
        if (kind.dataset() == null) {
            account.ignored.merge(kind.ignoredBy(), 1L, Long::sum);
            return;
        }
        account.served = true;
        account.counts.merge(kind.dataset(), 1L, Long::sum);
        account.spools
                .computeIfAbsent(kind.dataset(), dataset -> spool(account, dataset))
                .write(row);
    }

    private SpoolWriter spool(AccountRows account, Dataset dataset) {
        Path file = folder.file("rows-" + files++);
        account.files.put(dataset, file);
        return new SpoolWriter(file, shapes);
    }

    private AccountRows of(String account) {
        return accounts.computeIfAbsent(account, code -> new AccountRows());
    }

    private String accountOf(FlexRow row) {
        String account = IbkrAccount.canonical(
                row.text(Column.ACCOUNT), headers.get(row.statement()).account());
        return account == null ? NO_ACCOUNT : account;
    }

    /** Ends the writing; rows can be read from now on. */
    void complete() {
        accounts.values().forEach(account -> account.spools.values().forEach(SpoolWriter::close));
    }

    /** Accounts that statements or trade rows name, in order of appearance. */
    Set<String> accounts() {
        Set<String> served = new java.util.LinkedHashSet<>();
        accounts.forEach((code, rows) -> {
            if (rows.served) {
                served.add(code);
            }
        });
        return served;
    }

    /** The rows of one dataset of one account. */
    SpoolReader read(String account, Dataset dataset) {
        AccountRows of = accounts.get(account);
        Path file = of == null ? null : of.files.get(dataset);
        return file == null ? null : new SpoolReader(file, shapes);
    }

    /** How many rows {@link #read} returns. */
    long count(String account, Dataset dataset) {
        AccountRows of = accounts.get(account);
        return of == null ? 0 : of.counts.getOrDefault(dataset, 0L);
    }

    /** Rows that {@link #read} does not return, by the rule that leaves them out. */
    Map<String, Long> ignored(String account, Dataset dataset) {
        AccountRows of = accounts.getOrDefault(account, new AccountRows());
        Map<String, Long> ignored = new TreeMap<>(of.ignored);
        long others =
                of.counts.values().stream().mapToLong(Long::longValue).sum() - of.counts.getOrDefault(dataset, 0L);
        if (others > 0) {
            ignored.put("other-dataset", others);
        }
        if (rows > of.rows) {
            ignored.put("other-account", rows - of.rows);
        }
        return ignored;
    }

    /**
     * Periods of the account's statements that have the section of a dataset.
     *
     * @param fetchedAt when the statement was made at the latest
     */
    List<Period> covered(String account, Dataset dataset, Instant fetchedAt) {
        return headers.stream()
                .filter(header -> account.equals(IbkrAccount.canonical(header.account(), null)))
                .filter(header -> header.sections().stream().anyMatch(section -> section.proves(dataset)))
                .map(header -> over(header, fetchedAt))
                .filter(period -> period != null && period.from() != null && period.to() != null)
                .distinct()
                .toList();
    }

    /**
     * The days of a statement that were over when it was made: what happens later on its last day is not in it. Source:
     * IBKR Campus, "Flex Web Service": activity is updated once a day after the close.
     */
    private static Period over(StatementHeader header, Instant fetchedAt) {
        if (header.sections().contains(Section.TRADE_CONFIRMS)) {
            return header.period();
        }
        Instant made = header.asOf() == null ? fetchedAt : header.asOf();
        LocalDate lastOver = LocalDate.ofInstant(made, NEW_YORK).minusDays(1);
        return header.period().within(new Period(null, lastOver));
    }

    StatementHeader header(FlexRow row) {
        return headers.get(row.statement());
    }

    List<RowShape> shapes() {
        return shapes.all();
    }

    /** When the newest of its statements was generated, or null. */
    Instant asOf() {
        return headers.stream()
                .map(StatementHeader::asOf)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }

    /** From the first to the last day that any of its statements speaks of. */
    Period period() {
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

    /** The feed of most of its rows' sections; statements hold sections of one feed. */
    Section mainSection() {
        return headers.stream().anyMatch(h -> h.sections().contains(Section.TRADE_CONFIRMS))
                ? Section.TRADE_CONFIRMS
                : Section.TRADES;
    }

    /** Ends the writing, also of what was begun only; the files go with their folder. */
    @Override
    public void close() {
        complete();
    }
}
