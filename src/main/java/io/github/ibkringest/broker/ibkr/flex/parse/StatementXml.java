package io.github.ibkringest.broker.ibkr.flex.parse;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML parser for everything that comes from outside, for the transports in the packages below. Thread-safe. */
public final class StatementXml {

    private static final XMLInputFactory FACTORY = StatementParser.factory();

    private StatementXml() {}

    /** Starts reading; a DOCTYPE is reported and never followed. */
    public static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(bytes);
    }
}
