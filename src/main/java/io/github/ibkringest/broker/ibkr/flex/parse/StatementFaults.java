package io.github.ibkringest.broker.ibkr.flex.parse;

import io.github.ibkringest.broker.error.UnreadablePayloadException;
import java.io.CharConversionException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What can be wrong with a document as a whole, each as one sentence with the place. */
final class StatementFaults {

    /** A character that can be seen, and does not begin XML. In UTF-16 there are bytes of zero. */
    private static final Pattern OTHER = Pattern.compile("\\uFEFF?\\s*[\\p{Graph}&&[^<]][^\\x00]");

    private StatementFaults() {}

    /**
     * The parser failed.
     *
     * @param beginning of the document; what is no XML at all is something else, as a PDF
     * @param reached the last place that it could read, for failures that name none; or null
     */
    static UnreadablePayloadException notWellFormed(
            String name, String beginning, XMLStreamException e, Location reached) {
        String reason =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        boolean encoding = e.getCause() instanceof CharConversionException
                || e.getNestedException() instanceof CharConversionException
                || reason.contains("Invalid UTF-8");
        String what = OTHER.matcher(beginning).lookingAt()
                ? "no XML document; " + TextExport.CURE + ", and save what it makes"
                : encoding
                        ? "the bytes are not in the declared encoding; save it as downloaded, without converting"
                        : reason.contains("Unexpected EOF") || reason.contains("Unexpected end of input")
                                ? "the document ends in the middle; download it again"
                                : "not well-formed XML; download it again";
        Location place = e.getLocation() == null ? reached : e.getLocation();
        return new UnreadablePayloadException(at(name, place) + ": " + what + " (" + reason + ")", e);
    }

    /** It is another format that a Flex query can make. */
    static UnreadablePayloadException text(String name) {
        return new UnreadablePayloadException(name + ": " + TextExport.WHAT + "; " + TextExport.CURE);
    }

    static UnreadablePayloadException doctype(String name, Location place) {
        return new UnreadablePayloadException(
                at(name, place)
                        + ": has a DOCTYPE, which no Flex statement has; nothing was imported (an HTML page or a forged file?)");
    }

    static UnreadablePayloadException tooWide(String name, Location place, int limit) {
        return new UnreadablePayloadException(
                at(name, place) + ": a row of more than " + limit + " characters, which no Flex statement has");
    }

    static UnreadablePayloadException otherRoot(String name, String root, XMLStreamReader xml)
            throws XMLStreamException {
        String place = at(name, xml.getLocation());
        if (root.equals("FlexStatementResponse")) {
            return new UnreadablePayloadException(
                    place + ": not a statement but an answer of the Flex Web Service" + said(texts(xml)));
        }
        String hint = root.toLowerCase(Locale.ROOT).equals("html") ? " (an HTML page)" : "";
        return new UnreadablePayloadException(place + ": not a Flex statement: the root element is <" + root + ">"
                + hint + " instead of <FlexQueryResponse>");
    }

    static UnreadablePayloadException countMismatch(String name, Location place, int announced, int found) {
        return new UnreadablePayloadException(at(name, place) + ": incomplete: announces " + announced
                + " statements but holds " + found + "; download it again");
    }

    static UnreadablePayloadException header(
            String name, String attribute, String text, Location place, RuntimeException cause) {
        return new UnreadablePayloadException(
                at(name, place) + ": " + attribute + "=\"" + text + "\" of the statement is not readable ("
                        + cause.getMessage() + ")",
                cause);
    }

    /** The announced number of statements, or -1. */
    static int count(String name, XMLStreamReader xml) {
        String count = xml.getAttributeValue(null, "count");
        if (count == null || count.isBlank()) {
            return -1;
        }
        try {
            return Integer.parseInt(count.strip());
        } catch (NumberFormatException e) {
            throw header(name, "count", count, xml.getLocation(), e);
        }
    }

    private static String at(String name, Location place) {
        return place == null || place.getLineNumber() < 0
                ? name
                : name + ", line " + place.getLineNumber() + ", column " + place.getColumnNumber();
    }

    private static String said(Map<String, String> answer) {
        if (!answer.containsKey("ErrorCode") && !answer.containsKey("ErrorMessage")) {
            // only what IBKR says there, so that nothing else gets into messages
            String status = answer.get("Status");
            return (status == null ? "" : " (Status " + status + ")") + ": save what GetStatement returns";
        }
        String code = answer.getOrDefault("ErrorCode", "no code");
        // An answer may repeat the token; what looks like one stays out of messages, logs and the ledger.
        String message = answer.getOrDefault("ErrorMessage", "no message").replaceAll("\\d{12,}", "***");
        return ": " + code + " " + message + "; request the statement again";
    }

    /** The texts of the first elements, by name. */
    private static Map<String, String> texts(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> texts = new TreeMap<>();
        String element = null;
        while (xml.hasNext() && texts.size() < 10) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                element = xml.getLocalName();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                element = null;
            } else if (event == XMLStreamConstants.CHARACTERS && element != null && !xml.isWhiteSpace()) {
                texts.merge(element, xml.getText().strip(), String::concat);
            }
        }
        return texts;
    }
}
