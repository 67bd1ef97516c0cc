package io.github.ibkringest.ingest.run;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.model.ExecutionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days of the executions that a run has written, and whether another report may name any of them better. */
public final class WrittenDays {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final int EXEC_ID = ExecutionRows.TYPE.position("ibkr_exec_id");
    private static final int TRANSACTION_ID = ExecutionRows.TYPE.position("transaction_id");
    private static final int KIND = ExecutionRows.TYPE.position("kind");
    private static final int TRADE_DATE = ExecutionRows.TYPE.position("trade_date");
    private static final int REPORT_DATE = ExecutionRows.TYPE.position("report_date");
    private static final int EXECUTED_AT = ExecutionRows.TYPE.position("executed_at");

    private final long afterId;
    private LocalDate first;
    private LocalDate last;
    private boolean poorlyNamed;

    /** Days of rows whose keys in the store are greater. */
    public WrittenDays(long afterId) {
        this.afterId = afterId;
    }

    /** Notes a row. */
    public void add(FoldedRow row) {
        Object[] values = row.values();
        LocalDate booked = (LocalDate) values[REPORT_DATE];
        LocalDate traded = (LocalDate) values[TRADE_DATE];
        if (traded == null && values[EXECUTED_AT] instanceof Instant moment) {
            traded = LocalDate.ofInstant(moment, NEW_YORK);
        }
        add(traded);
        add(booked);
        boolean takenOver =
                values[KIND].equals(ExecutionKind.BOOK.name()) || values[KIND].equals(ExecutionKind.CANCEL.name());
        poorlyNamed |= values[EXEC_ID] == null && (values[TRANSACTION_ID] == null || !takenOver);
    }

    private void add(LocalDate day) {
        if (day == null) {
            return;
        }
        first = first == null || day.isBefore(first) ? day : first;
        last = last == null || day.isAfter(last) ? day : last;
    }

    public boolean isEmpty() {
        return first == null;
    }

    /** The first of them; null when there is none. */
    LocalDate first() {
        return first;
    }

    /** The last of them; null when there is none. */
    LocalDate last() {
        return last;
    }

    /** From the first to the last of them. */
    public Period period() {
        return new Period(first, last);
    }

    public boolean haveAnyPoorlyNamed() {
        return poorlyNamed;
    }

    public long afterId() {
        return afterId;
    }
}
