package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Finding;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a statement tells about the query that made it, collected in one pass and in constant memory. Tolerant: it takes
 * what it finds, up to where the document breaks off. Not thread-safe.
 */
final class StatementSurvey {

    /** Numbers that thousands separators may be in. */
    private static final List<Column> NUMBERS = List.of(Column.QUANTITY, Column.PROCEEDS, Column.COST_BASIS);

    /** Columns of the account's owner that nothing here needs. */
    private static final List<String> PERSONAL = List.of("name", "street", "primaryEmail", "dateOfBirth");

    /** One {@code FlexStatement}: texts as delivered, empty for none. */
    record Header(String account, String from, String to) {}

    private final List<Header> headers = new ArrayList<>();
    private final Set<String> sections = new LinkedHashSet<>();
    private final Map<RowKind, Long> rows = new EnumMap<>(RowKind.class);
    private final Map<String, Set<String>> columns = new LinkedHashMap<>();
    private final UnreadValues unread;
    private String type = "";
    private String moment = "";
    private boolean thousands;
    private boolean personal;
    private long cancels;
    private long corrections;

    private StatementSurvey(FlexSettings settings) {
        this.unread = new UnreadValues(settings);
    }

    /** Surveys a document. */
    static StatementSurvey of(InputStream bytes, FlexSettings settings) {
        StatementSurvey survey = new StatementSurvey(settings);
        try {
            XMLStreamReader xml = StatementXml.reader(bytes);
            survey.walk(xml);
            xml.close();
        } catch (XMLStreamException e) {
            // connecting tells what is broken; here counts what came before
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
                    type = value(xml, "type");
                } else if (element.equals("FlexStatement")) {
                    inStatement = true;
                    unread.whenGenerated(value(xml, "whenGenerated"));
                    headers.add(new Header(value(xml, "accountId"), value(xml, "fromDate"), value(xml, "toDate")));
                } else if (inStatement && depth == 4) {
                    section = element;
                    sections.add(element);
                    personal |= PERSONAL.stream()
                            .anyMatch(column -> !value(xml, column).isEmpty());
                    // OptionEAE is what the section and its rows are called, and older statements have the rows alone
                    if (element.equals(Section.OPTION_EVENTS.element()) && xml.getAttributeCount() > 0) {
                        row(xml, element);
                    }
                } else if (inStatement && depth == 5 && Section.of(section) != null) {
                    row(xml, element);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void row(XMLStreamReader xml, String element) {
        RowKind kind = RowKind.of(element, emptyToNull(value(xml, "levelOfDetail")));
        rows.merge(kind, 1L, Long::sum);
        thousands |= NUMBERS.stream().anyMatch(column -> value(xml, column).matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?"));
        if (kind.dataset() == null) {
            return;
        }
        unread.row(column -> textOrNull(value(xml, column)));
        Set<String> seen = columns.computeIfAbsent(element, name -> new LinkedHashSet<>());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            seen.add(xml.getAttributeLocalName(i));
        }
        if (kind == RowKind.EXECUTION) {
            execution(xml);
        }
    }

    private void execution(XMLStreamReader xml) {
        if (moment.isEmpty()) {
            moment = value(xml, Column.DATE_TIME);
        }
        if (value(xml, Column.TRANSACTION_TYPE).equals("TradeCancel")) {
            cancels++;
        }
        // the last group of an exec id is its revision
        if (value(xml, Column.EXEC_ID).matches(".*\\.(0[2-9]|[1-9]\\d)")) {
            corrections++;
        }
    }

    private static String value(XMLStreamReader xml, Column column) {
        return column.attributes().stream()
                .map(attribute -> value(xml, attribute))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String value(XMLStreamReader xml, String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        return text == null ? "" : text.strip();
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String textOrNull(String text) {
        return FlexRow.isNone(text) ? null : text;
    }

    boolean isConfirmation() {
        return type.equals("TCF") || sections.contains(Section.TRADE_CONFIRMS.element());
    }

    List<Header> headers() {
        return headers;
    }

    boolean hasSection(String element) {
        return sections.contains(element);
    }

    long rows(RowKind kind) {
        return rows.getOrDefault(kind, 0L);
    }

    long rows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The columns of the rows that are imported, by element. */
    List<RowShape> shapes() {
        return columns.entrySet().stream()
                .map(entry -> new RowShape(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /** The date and time of the first execution that has one, or empty. */
    String moment() {
        return moment;
    }

    /** What can not be read and is left out. */
    List<Finding> unread() {
        return unread.findings();
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
