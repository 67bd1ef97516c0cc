package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;

/**
 * Trading days in a row that nothing proves complete.
 *
 * @param account code of the account
 * @param dataset what is missing
 * @param from first trading day that is missing
 * @param to last trading day that is missing; days without trading in between do not end a gap
 */
public record Gap(String account, Dataset dataset, LocalDate from, LocalDate to) {

    /** From the first to the last day. */
    public Period period() {
        return new Period(from, to);
    }
}
