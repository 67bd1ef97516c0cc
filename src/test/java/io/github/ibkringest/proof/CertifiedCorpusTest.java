package io.github.ibkringest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.app.TestIngestor;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import io.github.ibkringest.proof.Finding.Status;
import io.github.ibkringest.store.account.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement that the project did not write gets its certificate; none is broken without a reason. */
@NeedsOutside(OutsideFolder.CORPUS)
class CertifiedCorpusTest {

    private static final Path CORPUS = OutsideFolder.CORPUS.path();

    /**
     * What does not hold in a statement, as can be seen in the payload.
     *
     * @param equations the equations that are broken
     * @param why what is in the payload
     */
    record Reason(String why, Equation... equations) {}

    private static final Map<String, Reason> REASONS = Map.of(
            "tradetally/ibkr-flex-report.xml",
            new Reason("cut: one position is left, and what was held before is unknown", Equation.POSITION),
            "beancount.xml",
            new Reason(
                    "cut: a few trades and cash transactions are left of a year, beside its whole cash report",
                    Equation.SALES,
                    Equation.PURCHASES,
                    Equation.CASH_TRANSACTIONS,
                    Equation.SETTLED_CASH),
            "activity_backfill.xml",
            new Reason(
                    "invented: positions and cash of other sizes than its trades",
                    Equation.POSITION,
                    Equation.SALES,
                    Equation.PURCHASES,
                    Equation.CASH_TRANSACTIONS),
            "FlexStatementFile02.xml",
            new Reason("a delivery with proceeds -5000 and commission -2 states net cash -5000", Equation.NET_CASH),
            "FlexStatementFile19.xml",
            new Reason("cut: commissions of 12 of 138 are left", Equation.COMMISSIONS),
            "FlexStatementFile20.xml",
            new Reason("cut: two cash transactions are left of a year", Equation.CASH_TRANSACTIONS),
            "FlexStatementFile21.xml",
            new Reason(
                    "cut: one of many trades is left",
                    Equation.COMMISSIONS,
                    Equation.SALES,
                    Equation.PURCHASES,
                    Equation.CASH_TRANSACTIONS));

    @RegisterExtension
    static final TestIngestor INGESTOR = new TestIngestor();

    static Stream<String> statements() throws IOException {
        return new ObjectMapper()
                .readTree(CORPUS.resolve("truth.json").toFile()).properties().stream()
                        .filter(file -> !file.getValue().has("parse_error"))
                        .map(Map.Entry::getKey);
    }

    private static Set<Equation> reasons(String file) {
        return REASONS.entrySet().stream()
                .filter(reason -> file.endsWith(reason.getKey()))
                .map(reason -> Set.of(reason.getValue().equations()))
                .findFirst()
                .orElse(Set.of());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void shouldHaveACertificateThatHolds(String file) {
        INGESTOR.empty();
        INGESTOR.sync(CORPUS.resolve(file));
        Certificates certificates = new Certificates(INGESTOR.jdbc(), Clock.systemUTC());
        List<Certificate> made = new Accounts(INGESTOR.jdbc())
                .all().stream()
                        .flatMap(account -> certificates.keep(account, Period.ALWAYS).stream())
                        .toList();
        assertThat(INGESTOR.jdbc().queryForObject("select count(*) from trading.certificate", Integer.class))
                .isEqualTo(made.size());

        List<Finding> broken = made.stream()
                .flatMap(certificate -> certificate.findings().stream())
                .filter(finding -> finding.status() == Status.BROKEN)
                .toList();
        Set<Equation> equations = broken.stream().map(Finding::equation).collect(Collectors.toSet());
        assertThat(equations).as("%s: %s", file, broken).isEqualTo(reasons(file));
    }
}
