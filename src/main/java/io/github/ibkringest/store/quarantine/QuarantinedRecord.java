package io.github.ibkringest.store.quarantine;

import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A quarantined record.
 *
 * @param id key in the store
 * @param account account code; empty for records that name none
 * @param dataset the dataset it would belong to
 * @param day the first day that it states, as when it was traded or booked; null if none can be read
 * @param reason what is wrong with it
 * @param raw the record as delivered
 * @param ordinal its number among equal records
 * @param runId the run that quarantined it
 * @param state what became of it: open; resolved, which is read and stored; superseded, of which another record told the
 *     fact; discarded
 * @param createdAt when it was quarantined
 * @param closedAt when it was closed, or null
 * @param closedByRun the run that stored it or its fact after all, or null
 * @param closingNote why it was discarded, or as which row its fact is stored, or null
 */
public record QuarantinedRecord(
        long id,
        String account,
        Dataset dataset,
        LocalDate day,
        String reason,
        RawRecord raw,
        int ordinal,
        long runId,
        String state,
        Instant createdAt,
        Instant closedAt,
        Long closedByRun,
        String closingNote) {}
