package io.github.ibkringest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.doctor.Doctor;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code doctor}: everything that a sync depends on, and what to do about it. */
@CommandLine.Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks settings, clock, disk, schedule, connection, database, and Flex queries; names the boxes"
                + " of the portal to change. Exit code 0 without a problem, 1 with one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ibkr-ingest doctor",
            "  ibkr-ingest doctor --file statement.xml      a statement that you downloaded",
            "  ibkr-ingest doctor --fetch --json            statements of the configured queries"
        })
public final class DoctorCommand implements Callable<Integer> {

    @CommandLine.Mixin
    private Invocation invocation;

    @CommandLine.Option(
            names = "--file",
            paramLabel = "STATEMENT",
            description = "Examine the query that made this statement; repeatable.")
    private List<String> files = new ArrayList<>();

    @CommandLine.Option(
            names = "--fetch",
            description = "Fetch a statement with each configured query, and examine it; nothing is imported.")
    private boolean fetch;

    @CommandLine.Option(names = "--json", description = "One JSON document instead of a table.")
    private boolean json;

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        PrintWriter out = invocation.out();
        if (json) {
            out.println(document(findings));
        } else {
            print(findings, out);
        }
        out.flush();
        return has(findings, Finding.Severity.PROBLEM) ? ExitCode.FAILED : ExitCode.DONE;
    }

    private List<Finding> findings() {
        Settings settings;
        try {
            settings = invocation.settings();
        } catch (SettingsException e) {
            return e.getMessage()
                    .lines()
                    .map(line -> Finding.problem("settings", line, "correct the setting; nothing else was checked"))
                    .toList();
        }
        return new Doctor(settings, () -> invocation.database(settings), invocation.clock()).examine(files, fetch);
    }

    private static boolean has(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    private static String word(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        for (Finding finding : findings) {
            out.printf("%-8s %s: %s%n", word(finding), finding.subject(), finding.what());
            if (finding.cure() != null) {
                out.printf("         -> %s%n", finding.cure());
            }
        }
    }

    private static String document(List<Finding> findings) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode document = mapper.createObjectNode();
        ArrayNode all = document.putArray("findings");
        for (Finding finding : findings) {
            all.addObject()
                    .put("severity", word(finding))
                    .put("subject", finding.subject())
                    .put("what", finding.what())
                    .put("cure", finding.cure());
        }
        document.put("problems", has(findings, Finding.Severity.PROBLEM));
        return document.toPrettyString();
    }
}
