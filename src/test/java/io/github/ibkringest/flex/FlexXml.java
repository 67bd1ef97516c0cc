package io.github.ibkringest.flex;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Builds a statement document: {@code FlexXml.activity().statement("U1234567", s -> s.trade(Rows.stockFill())).toXml()}. */
public final class FlexXml {

    private final String type;
    private final List<Statement> statements = new ArrayList<>();
    private String queryName = "Trade history";
    private Integer count;
    private int rows;

    private FlexXml(String type) {
        this.type = type;
    }

    /** An activity statement: final figures, a day late, with book entries and option events. */
    public static FlexXml activity() {
        return new FlexXml("AF");
    }

    /** A trade confirmation statement: today's fills, under other column names. */
    public static FlexXml confirmations() {
        return new FlexXml("TCF");
    }

    public FlexXml queryName(String name) {
        queryName = name;
        return this;
    }

    /** Declares another number of statements than there are, as a truncated delivery does. */
    public FlexXml count(int declared) {
        count = declared;
        return this;
    }

    /** Adds the statement of an account; the same account may have several. */
    public FlexXml statement(String account, UnaryOperator<Statement> content) {
        statements.add(content.apply(new Statement(account, type, () -> ++rows)));
        return this;
    }

    public String toXml() {
        var xml = new StringBuilder(
                "<FlexQueryResponse queryName=\"%s\" type=\"%s\">\n".formatted(Xml.escape(queryName), type));
        xml.append("<FlexStatements count=\"%d\">\n".formatted(count == null ? statements.size() : count));
        statements.forEach(statement -> statement.appendTo(xml));
        return xml.append("</FlexStatements>\n</FlexQueryResponse>\n").toString();
    }

    /** Writes {@code .xml}, {@code .xml.gz} or {@code .zip}, whichever the name says. */
    public Path writeTo(Path file) throws IOException {
        try (var out = Xml.writer(file)) {
            out.write(toXml());
        }
        return file;
    }
}
