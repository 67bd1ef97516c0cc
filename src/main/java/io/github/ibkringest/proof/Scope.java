package io.github.ibkringest.proof;

import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Account;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What findings are about: a report, and the report before it that has positions.
 *
 * @param account the account
 * @param before the newest earlier report with positions, or null
 * @param report the report
 */
record Scope(Account account, Report before, Report report) {

    /** An equation that the statement does not state. */
    Finding notStated(Equation equation, String reason) {
        return finding(equation, "", null, null, null, Status.NOT_STATED, reason);
    }

    /** What came of an equation; of positions since the report before. */
    Finding finding(
            Equation equation,
            String subject,
            String conId,
            BigDecimal ours,
            BigDecimal broker,
            Status status,
            String reason) {
        LocalDate from = equation != Equation.POSITION
                ? report.from()
                : before == null ? null : before.to().plusDays(1);
        return new Finding(
                account.code(),
                from,
                report.to(),
                equation,
                subject == null ? "" : subject,
                conId,
                ours,
                broker,
                status,
                reason);
    }
}
