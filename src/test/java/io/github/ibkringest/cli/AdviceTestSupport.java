package io.github.ibkringest.cli;

import io.github.ibkringest.flex.FlexXml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hears what {@code sync} warns of, and what {@code doctor} says about the same statements. */
abstract class AdviceTestSupport extends CommandTestSupport {

    /** The warnings of a sync of some statements, which are in the files a.xml, b.xml and so on. */
    final List<String> warningsOf(FlexXml... statements) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (FlexXml statement : statements) {
            Path file = folder.resolve((char) ('a' + arguments.size() / 2) + ".xml");
            arguments.addAll(List.of("--file", statement.writeTo(file).toString()));
        }
        return warnings("sync", arguments.toArray(String[]::new));
    }

    /** What a command warns of. */
    final List<String> warnings(String command, String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            run(command, arguments);
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("WARN"))
                .toList();
    }

    /** What doctor says about the first of these statements. */
    final String doctorOnTheFirst() {
        return run("doctor", "--file", folder.resolve("a.xml").toString()).out();
    }
}
