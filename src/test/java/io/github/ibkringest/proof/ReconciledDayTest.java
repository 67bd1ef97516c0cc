package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A complete real day of stocks, options, futures and options on futures, in an account with another base currency. */
@NeedsOutside(OutsideFolder.CORPUS)
class ReconciledDayTest {

    private static final Set<Equation> ABSENT = EnumSet.of(
            Equation.POSITION,
            Equation.CASH_TRANSACTIONS,
            Equation.OPTION_EVENTS,
            Equation.EQUITY,
            Equation.PERFORMANCE,
            Equation.FUNDS,
            Equation.SYMBOLS,
            Equation.INTEREST);

    private static final String DAY = "flex-xml/gabbersepp__ib-flex-reader/TestForCoding.xml";

    @Test
    void shouldBeProvenInEveryEquationThatApplies() {
        try (RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase())) {
            program.sync(OutsideFolder.CORPUS.path().resolve(DAY));
            Account account = new Accounts(program.jdbc()).all().get(0);
            Reconciliation reconciliation = new Reconciliation(program.jdbc());

            List<Finding> findings = reconciliation.of(account, Period.ALWAYS);

            assertThat(findings)
                    .filteredOn(finding -> !ABSENT.contains(finding.equation()))
                    .hasSizeGreaterThan(18)
                    .allSatisfy(finding ->
                            assertThat(finding.status()).as("%s", finding).isEqualTo(Finding.Status.PROVEN));
            assertThat(findings)
                    .filteredOn(finding -> ABSENT.contains(finding.equation()))
                    .as("the statement has no such sections")
                    .hasSize(ABSENT.size())
                    .allMatch(finding -> finding.status() == Finding.Status.NOT_STATED);

            List<Long> rows = program.jdbc().queryForList("select id from trading.execution order by id", Long.class);
            assertThat(rows).hasSize(15);
            for (long row : rows) {
                program.jdbc()
                        .update(
                                "update trading.execution set commission = commission + 1, proceeds = proceeds - 1"
                                        + " where id = ?",
                                row);
                assertThat(reconciliation.of(account, Period.ALWAYS))
                        .as("row " + row)
                        .anyMatch(finding -> finding.status() == Finding.Status.BROKEN);
                program.jdbc()
                        .update(
                                "update trading.execution set commission = commission - 1, proceeds = proceeds + 1"
                                        + " where id = ?",
                                row);
            }
        }
    }
}
