package io.github.ibkringest.broker.ibkr.flex;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.UnreadablePayloadException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a Flex statement and hands out its statements and trade rows, in constant memory. Refuses whatever is
 * no complete statement: other roots, DOCTYPE, broken XML, fewer statements than announced.
 */
final class StatementParser {

    /** Named, because the JDK's own parser is half as fast and has other limits. */
    private static final XMLInputFactory FACTORY = factory();

    /** Characters of a row's values; a real one has a few thousand, and a thousand rows are in memory at a time. */
    private static final int MAX_ROW_WIDTH = 1 << 16;

    private final FlexTimes times;
    private final FlexDates dates;
    private final RowShapes shapes;
    private final String name;

    StatementParser(FlexSettings settings, RowShapes shapes, String name) {
        this.dates = new FlexDates(settings.dateOrder());
        this.times = new FlexTimes(dates, settings);
        this.shapes = shapes;
        this.name = name;
    }

    /** Receives what the parser finds. */
    interface Listener {
        /** How many statements the document says that it holds; before the first of them. */
        void announced(int statements);

        /** A statement begins; it gets the next number, from 0. */
        void statement(StatementHeader header);

        /** A row of a trade section of the current statement. */
        void row(FlexRow row);
    }

    /** Refuses DTDs and entities, and bounds what a forged document can cost. */
    static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, 1_000);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, 1 << 15);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 50);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, 1 << 24);
        return factory;
    }

    /**
     * Reads the document to its end.
     *
     * @throws UnreadablePayloadException when it is no complete statement
     */
    void parse(InputStream bytes, Listener listener) {
        XMLStreamReader xml = null;
        try {
            xml = FACTORY.createXMLStreamReader(bytes);
            new Walk(xml, listener).run();
        } catch (XMLStreamException e) {
            throw StatementFaults.notWellFormed(name, e, xml == null ? null : xml.getLocation());
        } finally {
            close(xml);
        }
    }

    private static void close(XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the XML parser does not close", e);
        }
    }

    /** One pass over one document. */
    private final class Walk {

        private final XMLStreamReader xml;
        private final Listener listener;
        private int depth;
        private int statements;
        private int announced = -1;
        private Location announcedAt;
        private int statementDepth = -1;
        private Section section;
        private int sectionDepth = -1;
        private StatementHeader header;

        Walk(XMLStreamReader xml, Listener listener) {
            this.xml = xml;
            this.listener = listener;
        }

        void run() throws XMLStreamException {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> throw StatementFaults.doctype(name, xml.getLocation());
                    case XMLStreamConstants.START_ELEMENT -> start();
                    case XMLStreamConstants.END_ELEMENT -> end();
                    default -> {}
                }
            }
            // More than announced is odd but nothing is missing; fewer means that the download was cut.
            if (statements < announced) {
                throw StatementFaults.countMismatch(name, announcedAt, announced, statements);
            }
        }

        private void start() throws XMLStreamException {
            depth++;
            String element = xml.getLocalName();
            if (depth == 1) {
                if (!element.equals("FlexQueryResponse")) {
                    throw StatementFaults.otherRoot(name, element, xml);
                }
            } else if (section != null) {
                listener.row(row(element));
            } else if (statementDepth >= 0) {
                if (depth == statementDepth + 1) {
                    openSection(element);
                }
            } else if (element.equals("FlexStatement")) {
                openStatement();
            } else if (element.equals("FlexStatements")) {
                announced = StatementFaults.count(name, xml);
                announcedAt = xml.getLocation();
                listener.announced(announced);
            }
        }

        private void end() {
            if (depth == sectionDepth) {
                section = null;
                sectionDepth = -1;
            }
            if (depth == statementDepth) {
                statementDepth = -1;
            }
            depth--;
        }

        private void openStatement() {
            statementDepth = depth;
            statements++;
            header = new StatementHeader(attribute("accountId"), made(), period());
            listener.statement(header);
        }

        /** {@code OptionEAE} is the name of the section and of its rows: only a row has attributes. */
        private void openSection(String element) {
            Section opened = Section.of(element);
            if (opened == null) {
                return;
            }
            header.sections().add(opened);
            section = opened;
            sectionDepth = depth;
            if (xml.getAttributeCount() > 0 && opened == Section.OPTION_EVENTS) {
                listener.row(row(element));
            }
        }

        private FlexRow row(String element) {
            RowShape shape = shapes.of(element, xml);
            String[] values = new String[shape.size()];
            int width = 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = xml.getAttributeValue(i);
                width += values[i].length();
            }
            if (width > MAX_ROW_WIDTH) {
                throw StatementFaults.tooWide(name, xml.getLocation(), MAX_ROW_WIDTH);
            }
            var location = xml.getLocation();
            return new FlexRow(
                    statements - 1, section, shape, values, location.getLineNumber(), location.getColumnNumber());
        }

        private String attribute(String attribute) {
            String value = xml.getAttributeValue(null, attribute);
            return value == null || value.isBlank() ? null : value.strip();
        }

        /** It is no trade: a zone that is not known costs an hour or some, not the statement. */
        private StatementHeader.Made made() {
            String generated = attribute("whenGenerated");
            try {
                return StatementHeader.Made.at(
                        generated == null ? null : times.parse(generated).instant());
            } catch (UnknownZoneException e) {
                return StatementHeader.Made.in(times, e);
            } catch (DateTimeException e) {
                throw StatementFaults.header(name, "whenGenerated", generated, xml.getLocation(), e);
            }
        }

        private Period period() {
            LocalDate from = date("fromDate");
            LocalDate to = date("toDate");
            boolean reversed = from != null && to != null && to.isBefore(from);
            return reversed ? new Period(to, from) : new Period(from, to);
        }

        private LocalDate date(String attribute) {
            String text = attribute(attribute);
            try {
                return text == null ? null : dates.parse(text);
            } catch (DateTimeException e) {
                throw StatementFaults.header(name, attribute, text, xml.getLocation(), e);
            }
        }
    }
}
