package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementHeader;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementHeaders;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.broker.ibkr.flex.staging.StagedStatement;
import io.github.ibkringest.broker.ibkr.flex.total.TotalsMapper;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.StatedReport;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * What the statements of a document say that an account adds up to, one statement after the other. Statements without
 * days, or made before their last day was over, say nothing. Reads to the end, which frees what it holds. Not thread-safe.
 */
final class FlexReports implements Iterator<StatedReport> {

    private final StatementHeaders headers;
    private final Instant fetchedAt;
    private final String account;
    private final SpoolReader rows;
    private int statement;
    private FlexRow row;
    private StatedReport next;

    FlexReports(StagedStatement staged, String account) {
        this.account = account;
        this.rows = staged.readTotals(account).orElse(null);
        this.headers = staged.headers();
        this.fetchedAt = staged.payload().fetchedAt();
        this.row = nextRow();
        this.next = advance();
    }

    private FlexRow nextRow() {
        FlexRow read = rows == null ? null : rows.next();
        if (read == null && rows != null) {
            rows.close();
        }
        return read;
    }

    private StatedReport advance() {
        while (statement < headers.count()) {
            int number = statement++;
            StatementHeader header = headers.get(number);
            boolean hasRows = row != null && row.statement() == number;
            boolean isOwn = account.equals(IbkrAccount.canonical(header.account(), null));
            TotalsMapper mapper = new TotalsMapper(stated(header));
            while (row != null && row.statement() == number) {
                mapper.add(row);
                row = nextRow();
            }
            if ((hasRows || isOwn) && !header.totals().isEmpty() && isOver(header)) {
                return mapper.report(header.period(), header.asOf(), header.lots());
            }
        }
        return null;
    }

    /** Totals are held against records, so it matters whether these were delivered, too. */
    private static Set<Section> stated(StatementHeader header) {
        Set<Section> stated = EnumSet.copyOf(header.totals());
        stated.addAll(header.sections());
        return stated;
    }

    private boolean isOver(StatementHeader header) {
        Period whole = header.period();
        return whole.from() != null && whole.to() != null && whole.equals(StatementHeaders.over(header, fetchedAt));
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public StatedReport next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        StatedReport report = next;
        next = advance();
        return report;
    }
}
