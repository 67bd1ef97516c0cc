package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.ibkr.flex.parse.StatementXml;
import io.github.ibkringest.broker.ibkr.flex.parse.TextExport;
import io.github.ibkringest.message.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells what an answer is by its root element. The service answers HTTP 200 to errors too, writes {@code Url} or
 * {@code url}, single or double quotes, and leaves out {@code Status} at times (seen in real answers).
 */
final class AnswerReader {

    private static final int MOST_TEXT = 300;
    private static final int MOST_FIELDS = 20;

    /** Looks at an answer; of a statement only the beginning. */
    FlexAnswer read(Path file, int status) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return read(StatementXml.reader(bytes), file, status);
        } catch (XMLStreamException e) {
            return noAnswer(file, status);
        } catch (IOException e) {
            return FlexAnswer.Fault.passing("the answer cannot be read (" + Reason.of(e) + ")");
        }
    }

    private FlexAnswer read(XMLStreamReader xml, Path file, int status) throws XMLStreamException {
        boolean doctype = false;
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            doctype |= xml.next() == XMLStreamConstants.DTD;
        }
        String root = xml.getLocalName();
        boolean statement = root.equals("FlexQueryResponse");
        if (!statement && !root.equals("FlexStatementResponse")) {
            return noAnswer(file, status);
        }
        if (doctype) {
            return new FlexAnswer.Fault(
                    FlexAnswer.Fault.Kind.FINAL,
                    "the answer has a DOCTYPE, which none of IBKR's has;" + " it is forged, and nothing was imported");
        }
        if (statement) {
            return status == 200 ? new FlexAnswer.Statement() : noAnswer(file, status);
        }
        return answer(fields(xml));
    }

    private static FlexAnswer answer(Map<String, String> fields) {
        String code = fields.getOrDefault("errorcode", "");
        String status = fields.getOrDefault("status", "");
        String reference = fields.getOrDefault("referencecode", "");
        if (!code.isEmpty()) {
            boolean number = code.matches("\\d{1,9}");
            String message =
                    fields.getOrDefault("errormessage", "without a message").replaceFirst("\\.$", "");
            return new FlexAnswer.Refused(number ? Integer.parseInt(code) : 0, number ? message : code + " " + message);
        }
        if (!reference.isEmpty() && (status.isEmpty() || status.equalsIgnoreCase("Success"))) {
            return new FlexAnswer.Accepted(reference, fields.get("url"));
        }
        return new FlexAnswer.Fault(
                FlexAnswer.Fault.Kind.FINAL,
                "the service answers neither a statement, nor a reference code, nor an error code, but " + fields);
    }

    /** The texts of the root's children, by name in small letters. */
    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> fields = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                text.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT && fields.size() < MOST_FIELDS) {
                fields.putIfAbsent(xml.getLocalName().toLowerCase(Locale.ROOT), shortened(text.toString()));
                text.setLength(0);
            }
        }
        return fields;
    }

    /** A web page, an HTTP error, half an answer. */
    private static FlexAnswer noAnswer(Path file, int status) {
        if (status == 200 && TextExport.isIn(start(file))) {
            return new FlexAnswer.Fault(FlexAnswer.Fault.Kind.TEXT, "the query makes " + TextExport.WHAT);
        }
        boolean refused = status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
        String what = "no answer of the Flex Web Service but HTTP " + status + " with '" + beginning(file) + "'";
        return new FlexAnswer.Fault(refused ? FlexAnswer.Fault.Kind.REFUSED : FlexAnswer.Fault.Kind.PASSING, what);
    }

    private static String beginning(Path file) {
        return shortened(start(file).replaceAll("(?s)<[^>]*>?", " "));
    }

    private static String start(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(2_000), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + " …";
    }
}
