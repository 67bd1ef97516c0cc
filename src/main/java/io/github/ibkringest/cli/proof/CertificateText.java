package io.github.ibkringest.cli.proof;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.proof.Certificate;
import io.github.ibkringest.proof.Finding;
import io.github.ibkringest.proof.Finding.Status;
import java.io.PrintWriter;
import java.math.BigDecimal;

/** A certificate as a text that a person can sign. */
public final class CertificateText {

    private CertificateText() {}

    /** Prints it. */
    public static void print(Certificate certificate, PrintWriter out) {
        out.println("CERTIFICATE OF RECONCILIATION");
        out.println();
        out.println("account     " + certificate.account());
        out.println("period      " + certificate.from() + " to " + certificate.to());
        out.println("result      " + certificate.status().text() + ": " + certificate.count(Status.PROVEN)
                + " equations proven, " + certificate.count(Status.BROKEN) + " broken, "
                + certificate.count(Status.NOT_STATED) + " not stated");
        out.println("made at     " + certificate.madeAt());
        out.println("event log   " + certificate.log().feed() + ", event "
                + certificate.log().lastId() + ", hash " + certificate.log().hash());
        certificate.payloads().forEach(payload -> out.println("statement   sha256 " + payload));
        out.println();
        Table table = new Table("id", "equation", "of", "stored", "broker", "difference", "tolerance", "status");
        for (Finding finding : certificate.findings()) {
            table.row(
                    finding.equation().id(),
                    finding.equation().text(),
                    finding.subject(),
                    finding.broker() == null ? "" : text(finding.ours()),
                    text(finding.broker()),
                    text(finding.remainder()),
                    text(finding.equation().tolerance()),
                    finding.status().text());
        }
        table.print(out);
        certificate.findings().stream()
                .filter(finding -> !finding.reason().isEmpty())
                .map(finding -> finding.equation().text()
                        + (finding.subject().isEmpty() ? "" : " of " + finding.subject()) + ": " + finding.reason())
                .distinct()
                .forEach(reason -> out.println("  " + reason));
        out.println();
        out.println("sha256 of the document (reconcile --certificate --json): " + certificate.sha256());
        out.println();
        out.println("Date, name, signature: ________________________________________________");
        out.println();
    }

    private static String text(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
