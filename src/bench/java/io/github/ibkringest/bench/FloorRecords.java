package io.github.ibkringest.bench;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The records of a statement as COPY text, with every attribute as JSON: made before anything is timed. */
record FloorRecords(Path orders, Path executions, Path optionEvents) {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final DateTimeFormatter BROKER_TIME = DateTimeFormatter.ofPattern("yyyyMMdd;HHmmss");
    private static final JsonFactory JSON = new JsonFactory();

    /** Prepares the records of a statement beside it, unless they are there. */
    static FloorRecords of(Path statement) throws IOException, XMLStreamException {
        FloorRecords records = new FloorRecords(
                beside(statement, "orders"), beside(statement, "executions"), beside(statement, "events"));
        if (!Files.exists(records.optionEvents)) {
            records.prepare(statement);
            Statements.settled(records.orders);
            Statements.settled(records.executions);
            Statements.settled(records.optionEvents);
        }
        return records;
    }

    void delete() throws IOException {
        Files.delete(orders);
        Files.delete(executions);
        Files.delete(optionEvents);
    }

    private static Path beside(Path statement, String what) {
        return statement.resolveSibling(statement.getFileName() + "." + what + ".copy");
    }

    private void prepare(Path statement) throws IOException, XMLStreamException {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(WstxInputFactory.SUPPORT_DTD, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(statement), 1 << 16);
                Writer order = Files.newBufferedWriter(orders);
                Writer execution = Files.newBufferedWriter(executions);
                Writer event = Files.newBufferedWriter(optionEvents)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() != XMLStreamConstants.START_ELEMENT || reader.getAttributeCount() == 0) {
                    continue;
                }
                switch (reader.getLocalName()) {
                    case "Order" -> writeOrder(order, attributes(reader));
                    case "Trade" -> writeExecution(execution, attributes(reader));
                    case "OptionEAE" -> writeOptionEvent(event, attributes(reader));
                    default -> {}
                }
            }
            reader.close();
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static void writeOrder(Writer out, Map<String, String> row) throws IOException {
        line(
                out,
                row.get("accountId"),
                row.get("ibOrderID"),
                row.get("conid"),
                row.get("symbol"),
                row.get("buySell"),
                row.get("orderType"),
                row.get("quantity"),
                row.get("tradePrice"),
                row.get("currency"),
                time(row.get("dateTime")),
                json(row));
    }

    /** Book entries have no execution id, so their booking's id stands for it. */
    private static void writeExecution(Writer out, Map<String, String> row) throws IOException {
        String execId = row.getOrDefault("ibExecID", "");
        line(
                out,
                row.get("accountId"),
                execId.isEmpty() ? row.get("transactionID") : execId,
                row.get("ibOrderID"),
                row.get("conid"),
                row.get("symbol"),
                row.get("buySell"),
                row.get("quantity"),
                row.get("tradePrice"),
                row.get("ibCommission"),
                row.get("currency"),
                time(row.get("dateTime")),
                json(row));
    }

    private static void writeOptionEvent(Writer out, Map<String, String> row) throws IOException {
        line(
                out,
                row.get("accountId"),
                row.get("conid"),
                time(row.get("date") + ";162000"),
                row.get("transactionType"),
                row.get("quantity"),
                row.get("currency"),
                json(row));
    }

    private static String time(String text) {
        return LocalDateTime.parse(text, BROKER_TIME).atZone(ZONE).toInstant().toString();
    }

    private static String json(Map<String, String> row) throws IOException {
        StringWriter text = new StringWriter(2048);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> attribute : row.entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void line(Writer out, String... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : "\t")
                    .append(values[i] == null || values[i].isEmpty() ? "\\N" : escaped(values[i]));
        }
        out.append('\n');
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
