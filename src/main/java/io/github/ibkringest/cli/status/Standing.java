package io.github.ibkringest.cli.status;

import io.github.ibkringest.cli.output.Problem;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.account.Account;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How it stands with an account.
 *
 * @param account the account
 * @param lastRun when its last run started, ISO 8601 in UTC, or null
 * @param provenTo the day up to which all its datasets are proven, or null
 * @param reconciled how it came out against the broker's totals, or null where no statement has any
 * @param problems what somebody may have to look at, the worst first
 */
public record Standing(
        Account account,
        String lastRun,
        LocalDate provenTo,
        Certificates.Reconciled reconciled,
        List<Problem> problems) {

    /** Whether nobody has to look at it. */
    public boolean isOk() {
        return problems.stream().noneMatch(Problem::needsSomebody);
    }

    /** The worst of it in a few words, with the number of other things. */
    String state() {
        if (!account.isSynced()) {
            return "not synced";
        }
        Optional<Problem> worst =
                problems.stream().filter(Problem::needsSomebody).findFirst();
        long others = problems.stream().filter(Problem::needsSomebody).count() - 1;
        return worst.map(problem -> problem.brief() + (others > 0 ? " (+" + others + ")" : ""))
                .orElse("ok");
    }
}
