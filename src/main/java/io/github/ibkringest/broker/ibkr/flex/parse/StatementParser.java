package io.github.ibkringest.broker.ibkr.flex.parse;

import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexDates;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.format.FlexTimes;
import io.github.ibkringest.broker.ibkr.flex.format.UnknownZoneException;
import io.github.ibkringest.broker.ibkr.flex.row.BookingMarks;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Period;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a Flex statement and hands out its statements, trade rows and totals, in constant memory. Refuses whatever is
 * no complete statement: other roots, DOCTYPE, broken XML, fewer statements than announced.
 */
public final class StatementParser {

    /** First bytes, from which the kind of file is recognised. */
    private static final int BEGINNING = 512;

    private final FlexTimes times;
    private final FlexDates dates;
    private final RowShapes shapes;
    private final BookingMarks marks;
    private final String name;

    /** Parses one document, whose row shapes are added to {@code shapes}. */
    public StatementParser(FlexSettings settings, RowShapes shapes, String name) {
        this.dates = new FlexDates(settings.dateOrder());
        this.times = new FlexTimes(dates, settings);
        this.shapes = shapes;
        this.marks = new BookingMarks(shapes, dates, times);
        this.name = name;
    }

    /** Receives what the parser finds. */
    public interface Listener {
        /** The document begins, with what it says it is, or null. */
        void document(String type);

        /** How many statements the document says that it holds; before the first of them. */
        void announced(int statements);

        /** A statement begins; it gets the next number, from 0. */
        void statement(StatementHeader header);

        /** A trade section of the current statement begins; it may be empty. */
        void section(Section section);

        /** A row of a trade section of the current statement. */
        void row(FlexRow row);

        /** A row of a section that states totals. */
        void total(FlexRow row);
    }

    /**
     * Reads the document to its end.
     *
     * @throws UnreadablePayloadException when it is no complete statement
     * @throws IOException when it cannot be read
     */
    public void parse(InputStream bytes, Listener listener) throws IOException {
        BufferedInputStream document = new BufferedInputStream(bytes, BEGINNING);
        String beginning = beginning(document);
        XMLStreamReader xml = null;
        try {
            xml = StatementXml.reader(document);
            new Walk(xml, listener).run();
        } catch (XMLStreamException e) {
            throw TextExport.isIn(beginning)
                    ? StatementFaults.text(name)
                    : StatementFaults.notWellFormed(name, beginning, e, xml == null ? null : xml.getLocation());
        } finally {
            StatementXml.close(xml);
        }
    }

    private static String beginning(BufferedInputStream document) throws IOException {
        document.mark(BEGINNING);
        byte[] bytes = document.readNBytes(BEGINNING);
        document.reset();
        return new String(bytes, StandardCharsets.UTF_8);
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
                listener.document(attribute("type"));
            } else if (section != null) {
                inSection(element);
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
            Section totals = opened == null ? Section.ofTotals(element) : null;
            if (opened == null && totals == null) {
                return;
            }
            section = opened == null ? totals : opened;
            sectionDepth = depth;
            if (totals != null) {
                header.totals().add(totals);
            } else {
                header.sections().add(opened);
                listener.section(opened);
            }
            if (xml.getAttributeCount() > 0 && (totals != null || opened == Section.OPTION_EVENTS)) {
                inSection(element);
            }
        }

        /** Lots make up positions that have a row of their own. */
        private void inSection(String element) {
            if (Section.of(section.element()) != null) {
                listener.row(marks.mark(row(element), header.period()));
            } else if ("LOT".equals(attribute("levelOfDetail"))) {
                header.lots().add(section);
            } else {
                listener.total(row(element));
            }
        }

        private FlexRow row(String element) {
            FlexRow row = FlexRow.of(statements - 1, section, shapes.of(element, xml), xml);
            if (row.width() > FlexRow.MAX_WIDTH) {
                throw StatementFaults.tooWide(name, xml.getLocation(), FlexRow.MAX_WIDTH);
            }
            return row;
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
