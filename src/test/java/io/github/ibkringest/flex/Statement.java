package io.github.ibkringest.flex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** One FlexStatement: header and sections. A section that is never named is absent, as if the query did not select it. */
public final class Statement {

    private final String account;
    private final String trades;
    private final IntSupplier numbers;
    private final Map<String, List<Row>> sections = new LinkedHashMap<>();
    private Row header;

    Statement(String account, String type, IntSupplier numbers) {
        this.account = account;
        this.trades = type.equals("TCF") ? "TradeConfirms" : "Trades";
        this.numbers = numbers;
        this.header = Row.of("FlexStatement").with("accountId", account).with("""
                fromDate=20260701
                toDate=20260717
                period=
                whenGenerated=20260720;181500
                """);
    }

    public Statement whenGenerated(String value) {
        return header("whenGenerated", value);
    }

    public Statement period(String from, String to) {
        return header("fromDate", from).header("toDate", to);
    }

    public Statement header(String name, String value) {
        header = header.with(name, value);
        return this;
    }

    /** Adds rows beside each other to the section of trades: fills, orders, lots, summaries, confirmations. */
    public Statement trade(Row... rows) {
        return section(trades, rows);
    }

    /** Adds order rows; the same as {@link #trade}, for those who read. */
    public Statement order(Row... rows) {
        return trade(rows);
    }

    public Statement optionEvent(Row... rows) {
        return section("OptionEAE", rows);
    }

    public Statement emptySection(String name) {
        return section(name);
    }

    /** Adds rows to any section. A row that does not say whose it is belongs to the statement's account. */
    public Statement section(String name, Row... rows) {
        var section = sections.computeIfAbsent(name, absent -> new ArrayList<>());
        for (var row : rows) {
            var owned = row.attributes().containsKey("accountId")
                    && row.get("accountId").isEmpty();
            section.add((owned ? row.with("accountId", account) : row).numbered(numbers.getAsInt()));
        }
        return this;
    }

    void appendTo(StringBuilder xml) {
        xml.append(header.toXml().replace(" />", ">")).append('\n');
        sections.forEach((name, rows) -> {
            xml.append('<').append(name).append(rows.isEmpty() ? " />\n" : ">\n");
            rows.forEach(row -> xml.append(row.toXml()).append('\n'));
            xml.append(rows.isEmpty() ? "" : "</" + name + ">\n");
        });
        xml.append("</FlexStatement>\n");
    }
}
