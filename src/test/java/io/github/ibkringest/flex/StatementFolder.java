package io.github.ibkringest.flex;

import io.github.ibkringest.coverage.TradingCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of daily statements as an operator of many accounts has it: a folder for each account, a file for each trading day
 * with an order and its fill, and some files that are broken. The same numbers give the same files.
 */
public final class StatementFolder {

    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> broken = new ArrayList<>();

    private StatementFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a folder.
     *
     * @param folder where to; made when it is not there
     * @param accounts how many accounts, {@code U7000001} and up
     * @param count how many files in all, the broken ones among them
     * @param broken how many files cannot be read, each for another reason
     * @param last the last day of a statement
     */
    public static StatementFolder write(Path folder, int accounts, int count, int broken, LocalDate last)
            throws IOException {
        StatementFolder written = new StatementFolder(folder);
        int whole = count - broken;
        for (int number = 0; number < whole; number++) {
            LocalDate day = last;
            for (int back = number / accounts; back > 0; back--) {
                day = CALENDAR.previousTradingDay(day);
            }
            written.add(number % accounts + 1, number, day);
        }
        String[] contents = {"<FlexQueryResponse", "<html>Please log in</html>", ""};
        for (int number = 0; number < broken; number++) {
            Path file = folder.resolve("U7000001").resolve("broken-" + (number + 1) + ".xml");
            Files.createDirectories(file.getParent());
            written.broken.add(Files.writeString(file, contents[number % contents.length]));
        }
        return written;
    }

    private void add(int account, int number, LocalDate day) throws IOException {
        String code = "U70%05d".formatted(account);
        String compact = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        Row fill = Rows.stockFill()
                .with("ibExecID", "0000e0d5.%08d.01.01".formatted(number))
                .with("tradeID", String.valueOf(900_000 + number))
                .with("transactionID", String.valueOf(800_000 + number))
                .with("ibOrderID", String.valueOf(700_000 + number))
                .with("tradeDate", compact)
                .with("dateTime", compact + ";100000")
                .with("reportDate", compact)
                .with("orderTime", compact + ";100000");
        Path file = folder.resolve(code).resolve(day + ".xml");
        Files.createDirectories(file.getParent());
        files.add(FlexXml.activity()
                .statement(
                        code,
                        s -> s.period(compact, compact)
                                .whenGenerated(DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1)) + ";063000")
                                .trade(Rows.repeating("SymbolSummary", "SYMBOL_SUMMARY"), Rows.orderRow(fill), fill)
                                .emptySection("OptionEAE"))
                .writeTo(file));
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** The files that can be read: day by day back from the last, of all accounts in turn. */
    public List<Path> files() {
        return files;
    }

    /** The files that cannot be read. */
    public List<Path> broken() {
        return broken;
    }
}
