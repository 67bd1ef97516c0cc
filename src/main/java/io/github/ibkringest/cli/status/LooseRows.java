package io.github.ibkringest.cli.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.output.Paragraph;
import io.github.ibkringest.cli.output.Table;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.status.Loose;
import io.github.ibkringest.store.status.Overview;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows behind a number of {@code status}.
 *
 * @param kind in which way they are loose
 * @param rows the rows
 */
public record LooseRows(Loose kind, List<Overview.LooseRow> rows) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Longer texts are cut in the table, so that it fits; JSON has them in full. */
    private static final int LONGEST = 44;

    /**
     * The rows of some accounts.
     *
     * @param all whether rows that name no account are wanted, too
     * @throws BrokerConfigurationException when there is no such list
     */
    public static LooseRows of(String name, Overview overview, List<Account> accounts, boolean all) {
        Loose kind = Stream.of(Loose.values())
                .filter(one -> one.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new BrokerConfigurationException("there is no list " + name + "; there are: "
                        + Stream.of(Loose.values()).map(Loose::label).collect(Collectors.joining(", "))));
        Set<String> codes = accounts.stream().map(Account::code).collect(Collectors.toSet());
        return new LooseRows(
                kind,
                overview.list(kind).stream()
                        .filter(row -> row.account() == null ? all : codes.contains(row.account()))
                        .toList());
    }

    public void print(boolean json, PrintWriter out) {
        if (json) {
            ObjectNode document = JSON.createObjectNode();
            document.put("list", kind.label()).put("title", kind.title()).put("meaning", kind.meaning());
            document.set("rows", JSON.valueToTree(rows));
            out.println(document.toPrettyString());
        } else if (rows.isEmpty()) {
            out.println(kind.title() + ": none");
        } else {
            Table table = new Table("account", "day", kind == Loose.QUARANTINED ? "dataset" : "symbol", "what", "row");
            rows.forEach(row -> table.row(row.account(), row.day(), row.symbol(), cut(row.what()), row.row()));
            table.print(out);
            out.println();
            Paragraph.print(kind.title() + ": " + rows.size() + ". " + kind.meaning(), out);
        }
        out.flush();
    }

    private static String cut(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
