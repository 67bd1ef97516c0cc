package io.github.ibkringest.cli.events;

import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.eventlog.Event;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Prints what is new: a line for each event, of many of one kind only how many. Not thread-safe. */
public final class ChangeTable {

    /** More lines than these nobody reads. */
    private static final int SHOWN = 200;

    private final EventLine line;
    private final PrintWriter out;
    private final Table table = new Table("when", "account", "what", "");
    private final Map<String, Integer> counts = new TreeMap<>();
    private int shown;

    /**
     * @param zone zone of the times
     * @param out where the table goes
     */
    public ChangeTable(ZoneId zone, PrintWriter out) {
        this.line = new EventLine(zone);
        this.out = out;
    }

    /** Adds one event. */
    public void add(Event event) {
        counts.merge(event.type(), 1, Integer::sum);
        if (shown < SHOWN) {
            shown++;
            table.row(line.time(event), event.account(), event.type(), EventLine.said(event));
        }
    }

    /** Prints the table, and how many events of each type there were. */
    public void end(String since) {
        if (counts.isEmpty()) {
            out.println("Nothing new since " + since + ".");
        } else {
            table.printFitted(out);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            if (all > shown) {
                out.println((all - shown) + " more; all of them: ibkr-ingest events --after " + since);
            }
            counts.forEach((type, number) -> out.println(type + ": " + number));
        }
        out.flush();
    }
}
