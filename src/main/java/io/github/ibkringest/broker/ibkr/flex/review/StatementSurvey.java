package io.github.ibkringest.broker.ibkr.flex.review;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.parse.StatementXml;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RowKind;
import io.github.ibkringest.broker.ibkr.flex.row.RowShapes;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a statement shows about its query, collected in one pass and in constant memory. Tolerant: it takes
 * what it finds, up to where the document breaks off. Not thread-safe.
 */
public final class StatementSurvey {

    /** Numbers that thousands separators may be in. */
    private static final List<Column> NUMBERS = List.of(Column.QUANTITY, Column.PROCEEDS, Column.COST_BASIS);

    /** Columns of the account's owner that nothing here needs. */
    private static final List<String> PERSONAL = List.of("name", "street", "primaryEmail", "dateOfBirth");

    /** One {@code FlexStatement}: texts as delivered, empty for none. */
    record Header(String account, String from, String to) {}

    private final List<Header> headers = new ArrayList<>();
    private final Set<String> sections = new LinkedHashSet<>();
    private final StatementTally tally;
    private final RowShapes shapes = new RowShapes();
    private boolean statement;
    private String moment = "";
    private boolean thousands;
    private boolean personal;
    private long cancels;
    private long corrections;

    private StatementSurvey(FlexSettings settings) {
        this.tally = new StatementTally(settings);
    }

    /** Surveys a document. */
    public static StatementSurvey of(InputStream bytes, FlexSettings settings) {
        StatementSurvey survey = new StatementSurvey(settings);
        try {
            XMLStreamReader xml = StatementXml.reader(bytes);
            survey.walk(xml);
            xml.close();
        } catch (XMLStreamException e) {
            // connecting reports the defect; here only the rows before it count
        }
        return survey;
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        boolean inStatement = false;
        String section = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                String element = xml.getLocalName();
                if (depth == 1) {
                    statement = element.equals("FlexQueryResponse");
                    tally.type(value(xml, "type"));
                } else if (element.equals("FlexStatement")) {
                    inStatement = true;
                    headers.add(new Header(value(xml, "accountId"), value(xml, "fromDate"), value(xml, "toDate")));
                    tally.statement(emptyToNull(value(xml, "accountId")));
                    tally.unread().whenGenerated(value(xml, "whenGenerated"));
                } else if (inStatement && depth == 4) {
                    section = element;
                    sections.add(element);
                    if (Section.of(element) != null) {
                        tally.section(Section.of(element));
                    }
                    personal |= PERSONAL.stream()
                            .anyMatch(column -> !value(xml, column).isEmpty());
                    // OptionEAE is what the section and its rows are called, and older statements have the rows alone
                    if (element.equals(Section.OPTION_EVENTS.element()) && xml.getAttributeCount() > 0) {
                        row(xml, element, Section.OPTION_EVENTS);
                    }
                } else if (inStatement && depth == 5 && Section.of(section) != null) {
                    row(xml, element, Section.of(section));
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void row(XMLStreamReader xml, String element, Section section) {
        FlexRow row = FlexRow.of(headers.size() - 1, section, shapes.of(element, xml), xml);
        RowKind kind = RowKind.of(element, row.text(Column.LEVEL_OF_DETAIL));
        String account = emptyToNull(headers.get(headers.size() - 1).account());
        tally.row(kind, row, IbkrAccount.canonical(row.text(Column.ACCOUNT), account));
        thousands |= NUMBERS.stream().anyMatch(column -> value(row, column).matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?"));
        if (kind == RowKind.EXECUTION) {
            execution(row);
        }
    }

    private void execution(FlexRow row) {
        if (moment.isEmpty()) {
            moment = value(row, Column.DATE_TIME);
        }
        if (value(row, Column.TRANSACTION_TYPE).equals("TradeCancel")) {
            cancels++;
        }
        // the last group of an exec id is its revision
        if (value(row, Column.EXEC_ID).matches(".*\\.(0[2-9]|[1-9]\\d)")) {
            corrections++;
        }
    }

    private static String value(FlexRow row, Column column) {
        String text = row.text(column);
        return text == null ? "" : text.strip();
    }

    private static String value(XMLStreamReader xml, String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        return text == null ? "" : text.strip();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whether the document is a statement at all. */
    public boolean isStatement() {
        return statement;
    }

    boolean isConfirmation() {
        return tally.feed() == IbkrFeed.FLEX_CONFIRMATION;
    }

    /** What is counted of any document that is read. */
    StatementTally tally() {
        return tally;
    }

    List<Header> headers() {
        return headers;
    }

    boolean hasSection(String element) {
        return sections.contains(element);
    }

    /** The date and time of the first execution that has one, or empty. */
    String moment() {
        return moment;
    }

    boolean hasThousandsSeparators() {
        return thousands;
    }

    boolean hasPersonalData() {
        return personal;
    }

    long cancels() {
        return cancels;
    }

    /** Executions that replace an earlier revision of themselves. */
    long corrections() {
        return corrections;
    }
}
