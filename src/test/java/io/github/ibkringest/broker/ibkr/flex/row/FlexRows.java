package io.github.ibkringest.broker.ibkr.flex.row;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Rows for tests of the mappers. */
public final class FlexRows {

    private FlexRows() {}

    /** A row of the section Trades with attributes given as {@code name=value}. */
    public static FlexRow trade(String... attributes) {
        return row(1, Section.TRADES, "Trade", attributes);
    }

    public static FlexRow event(String... attributes) {
        return row(1, Section.OPTION_EVENTS, "OptionEAE", attributes);
    }

    /** Later attributes replace earlier ones of the same name. */
    public static FlexRow row(int statement, Section section, String element, String... attributes) {
        TreeMap<String, String> values = new TreeMap<>();
        for (String attribute : attributes) {
            String[] parts = attribute.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        List<String> names = new ArrayList<>(values.keySet());
        return new FlexRow(
                statement,
                section,
                new RowShape(element, names),
                values.values().toArray(String[]::new),
                12,
                5);
    }

    /** The row as the parser would make it, with its shape among others. */
    public static FlexRow in(RowShapes shapes, FlexRow row) {
        StringBuilder xml = new StringBuilder("<").append(row.shape().element());
        for (int i = 0; i < row.values().length; i++) {
            xml.append(' ')
                    .append(row.shape().attribute(i))
                    .append("='")
                    .append(row.values()[i])
                    .append('\'');
        }
        try {
            XMLStreamReader reader = XMLInputFactory.newFactory()
                    .createXMLStreamReader(new StringReader(xml.append("/>").toString()));
            reader.next();
            RowShape shape = shapes.of(row.shape().element(), reader);
            return new FlexRow(row.statement(), row.section(), shape, row.values(), row.line(), row.column());
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
