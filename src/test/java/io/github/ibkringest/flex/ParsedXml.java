package io.github.ibkringest.flex;

import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What an XML parser finds in a statement, independent of the code under test. */
record ParsedXml(List<Element> elements) {

    record Element(String name, Map<String, String> attributes) {

        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        BigDecimal number(String attribute) {
            return new BigDecimal(get(attribute));
        }
    }

    static ParsedXml of(InputStream in) throws XMLStreamException, IOException {
        try (in) {
            var factory = XMLInputFactory.newInstance();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(in);
            var elements = new ArrayList<Element>();
            while (reader.hasNext()) {
                if (reader.next() == START_ELEMENT) {
                    elements.add(new Element(reader.getLocalName(), attributes(reader)));
                }
            }
            return new ParsedXml(elements);
        }
    }

    /** Rows of that name; wrappers, which have no attributes, are not among them. */
    Stream<Element> rows(String name) {
        return elements.stream()
                .filter(element ->
                        element.name().equals(name) && !element.attributes().isEmpty());
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        var attributes = new LinkedHashMap<String, String>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }
}
