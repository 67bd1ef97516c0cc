package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementHeader;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementHeaders;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementParser;
import io.github.ibkringest.broker.ibkr.flex.review.QueryReview;
import io.github.ibkringest.broker.ibkr.flex.review.StatementTally;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.model.Dataset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A document whose rows lie in scratch files, one per account and dataset. One thread fills it; others may read rows
 * meanwhile, but what the whole tells they only learn when it has been read to its end and found complete. Thread-safe.
 */
public final class StagedStatement implements StatementParser.Listener {

    /** Stands for rows that belong to no account. */
    public static final String NO_ACCOUNT = "";

    /** Rows of a document that takes a while to be read; a smaller one is read before anybody asks for its rows. */
    private static final int MANY = 5_000;

    private final ScratchFolder folder;
    private final RowShapes shapes = new RowShapes();
    private final StatementHeaders headers = new StatementHeaders();
    private final StatementTally tally;
    private final Map<String, AccountRows> accounts = new LinkedHashMap<>();
    private final Set<String> served = new LinkedHashSet<>();
    private int announced;
    private long rows;
    private boolean ended;
    private Payload payload;
    private RuntimeException failure;

    /** A document of which nothing has been read yet. */
    public StagedStatement(ScratchFolder folder, FlexSettings settings) {
        this.folder = folder;
        this.tally = new StatementTally(settings);
    }

    @Override
    public synchronized void document(String type) {
        tally.type(type);
    }

    @Override
    public synchronized void announced(int statements) {
        announced = statements;
    }

    @Override
    public synchronized void statement(StatementHeader header) {
        headers.add(header);
        tally.statement(header.account());
        tally.unread().made(header.made().unknown());
        String account = IbkrAccount.canonical(header.account(), null);
        if (account != null) {
            served.add(account);
        }
    }

    @Override
    public synchronized void section(Section section) {
        tally.section(section);
    }

    @Override
    public void row(FlexRow row) {
        SpoolWriter writer = writerFor(row);
        if (writer != null) {
            writer.write(row);
        }
    }

    @Override
    public synchronized void total(FlexRow row) {
        of(accountOf(row)).totals(folder, shapes).write(row);
    }

    private synchronized SpoolWriter writerFor(FlexRow row) {
        rows++;
        if (rows == MANY) {
            notifyAll();
        }
        String account = accountOf(row);
        AccountRows of = of(account);
        RowKind kind = RowKind.of(row.shape().element(), row.text(Column.LEVEL_OF_DETAIL));
        tally.row(kind, row, account.equals(NO_ACCOUNT) ? null : account);
        if (kind.dataset() == null) {
            of.skip(kind.skippedBy());
            if (kind.addsUpSymbol(row)) {
                headers.get(row.statement()).totals().add(Section.SYMBOLS);
                of.totals(folder, shapes).write(row);
            }
            return null;
        }
        served.add(account);
        return of.add(kind.dataset(), folder, shapes);
    }

    private AccountRows of(String account) {
        return accounts.computeIfAbsent(account, code -> new AccountRows());
    }

    private String accountOf(FlexRow row) {
        String account = IbkrAccount.canonical(
                row.text(Column.ACCOUNT), headers.get(row.statement()).account());
        return account == null ? NO_ACCOUNT : account;
    }

    /** The document is complete: this is what was read. */
    synchronized void complete(Payload read) {
        accounts.values().forEach(AccountRows::close);
        payload = read;
        end(null);
    }

    /** The document is broken, or cannot be read further; waiting readers get the reason. */
    synchronized void fail(RuntimeException why) {
        accounts.values().forEach(AccountRows::abandon);
        end(why);
    }

    private synchronized void end(RuntimeException why) {
        if (!ended) {
            ended = true;
            failure = why;
            accounts.values().forEach(account -> account.end(why));
            notifyAll();
        }
    }

    /** Whether the document has been read to its end and found complete. */
    public synchronized boolean isComplete() {
        return payload != null;
    }

    /** What was read; waits until the document is complete. */
    public synchronized Payload payload() {
        awaitEnd();
        return payload;
    }

    /** Waits until the document is complete. */
    private void awaitEnd() {
        await(() -> false);
    }

    /** Waits until so much of a single large statement is there that it is worth storing, or the document is complete. */
    public synchronized void awaitBegin() {
        await(this::hasBegun);
    }

    private synchronized boolean hasBegun() {
        return announced == 1 && rows >= MANY;
    }

    private void await(BooleanSupplier enough) {
        try {
            while (!ended && !enough.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a statement is read", e);
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Accounts that statements or trade rows have named so far, in order of appearance. */
    public synchronized Set<String> accountsSoFar() {
        return new LinkedHashSet<>(served);
    }

    /** All accounts that statements or trade rows name, in order of appearance. */
    public synchronized Set<String> accounts() {
        awaitEnd();
        return accountsSoFar();
    }

    /** The rows of one dataset of one account; reading waits for those that are not there yet. */
    public synchronized SpoolReader read(String account, Dataset dataset) {
        Spool spool = of(account).spool(dataset, folder);
        if (ended) {
            spool.end(failure);
        }
        return new SpoolReader(spool, shapes);
    }

    /** The rows of one account that state totals, in the order of the statements; empty when there are none. */
    public synchronized Optional<SpoolReader> readTotals(String account) {
        awaitEnd();
        return Optional.ofNullable(of(account).totals()).map(spool -> new SpoolReader(spool, shapes));
    }

    /** Whether there are rows of a dataset of an account, or a section that says that there are none. */
    public synchronized boolean delivers(String account, Dataset dataset) {
        awaitEnd();
        return of(account).count(dataset) > 0 || headers.have(account, dataset);
    }

    /** How many rows {@link #read} returns; 0 as long as that is not known. */
    public synchronized long count(String account, Dataset dataset) {
        return ended ? of(account).count(dataset) : 0;
    }

    /** The rows so far, and what they are: all of them were counted, and each where it went. */
    synchronized PayloadRows rows() {
        Map<String, Map<Dataset, Long>> records = new LinkedHashMap<>();
        Map<String, Long> skipped = new TreeMap<>();
        served.forEach(account -> records.put(account, of(account).counts()));
        accounts.values()
                .forEach(account -> account.skipped().forEach((rule, count) -> skipped.merge(rule, count, Long::sum)));
        return new PayloadRows(rows, records, skipped);
    }

    RowShapes shapes() {
        return shapes;
    }

    /**
     * What could be better about the whole.
     *
     * @param expected the report that it should be, or null
     */
    public synchronized List<Advice> advice(IbkrFeed expected) {
        awaitEnd();
        return QueryReview.advice(tally, expected);
    }

    /** What the document shows about days; waits until the document is complete. */
    public synchronized StatementDays days() {
        return new StatementDays(headers, tally, payload().fetchedAt());
    }

    /** The statements so far. */
    public StatementHeaders headers() {
        return headers;
    }
}
