package io.github.ibkringest.flex;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Writes activity statements of any size in constant memory.
 *
 * <p>The same executions, accounts and seed give the same facts, whatever {@code whenGenerated} says. A restatement
 * changes the commission of the given share of executions and nothing else; so does a malformed quantity.
 */
@Command(name = "statement-generator", mixinStandardHelpOptions = true, sortOptions = false)
public final class StatementGenerator implements Callable<Integer> {

    @Option(names = "--executions", defaultValue = "100000", description = "Trade rows in all, book entries among them")
    private int executions = 100_000;

    @Option(names = "--accounts", defaultValue = "1", description = "accounts to spread them over; U9900001 and up")
    private int accounts = 1;

    @Option(names = "--seed", defaultValue = "1", description = "another seed, other facts")
    private long seed = 1;

    @Option(names = "--first", defaultValue = "0", description = "number of the first fact: other numbers, other ids")
    private int first;

    @Option(names = "--when-generated", defaultValue = "20261102;060000", description = "the statement's version stamp")
    private String whenGenerated = "20261102;060000";

    @Option(names = "--restated", defaultValue = "0", description = "percentage of executions with another commission")
    private double restated;

    @Option(names = "--malformed", defaultValue = "0", description = "percentage of executions that cannot be read")
    private double malformed;

    @Option(names = "--output", required = true, description = "the file: .xml, .xml.gz or .zip")
    private Path output;

    public static void main(String... args) {
        System.exit(new CommandLine(new StatementGenerator()).execute(args));
    }

    /** A generator for tests; {@link #main} is the one for people. */
    public static StatementGenerator of(int executions, int accounts, long seed) {
        var generator = new StatementGenerator();
        generator.executions = executions;
        generator.accounts = accounts;
        generator.seed = seed;
        return generator;
    }

    public StatementGenerator whenGenerated(String stamp) {
        whenGenerated = stamp;
        return this;
    }

    /** Numbers the facts from here on, so that statements of one account do not share any. */
    public StatementGenerator first(int number) {
        first = number;
        return this;
    }

    public StatementGenerator restated(double percentage) {
        restated = percentage;
        return this;
    }

    public StatementGenerator malformed(double percentage) {
        malformed = percentage;
        return this;
    }

    @Override
    public Integer call() throws IOException {
        writeTo(output);
        return 0;
    }

    public Path writeTo(Path file) throws IOException {
        try (var out = Xml.writer(file)) {
            out.write("<FlexQueryResponse queryName=\"Generated\" type=\"AF\">\n");
            out.write("<FlexStatements count=\"%d\">\n".formatted(accounts));
            for (int account = 0; account < accounts; account++) {
                writeStatement(out, account);
            }
            out.write("</FlexStatements>\n</FlexQueryResponse>\n");
        }
        return file;
    }

    private void writeStatement(Writer out, int account) throws IOException {
        var facts = new GeneratedFacts(
                seed,
                account,
                first,
                executions / accounts + (account < executions % accounts ? 1 : 0),
                restated,
                malformed);
        out.write("<FlexStatement accountId=\"%s\" fromDate=\"%s\" toDate=\"%s\" period=\"\" whenGenerated=\"%s\">\n"
                .formatted(facts.account(), GeneratedFacts.FIRST_DAY, GeneratedFacts.LAST_DAY, whenGenerated));
        out.write("<Trades>\n");
        facts.writeOrders(out);
        facts.writeBookings(out);
        out.write("</Trades>\n<OptionEAE>\n");
        facts.writeOptionEvents(out);
        out.write("</OptionEAE>\n</FlexStatement>\n");
    }
}
