package io.github.ibkringest.broker.ibkr.flex.parse;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML parser for everything that comes from outside, for the transports in the packages below. Thread-safe. */
public final class StatementXml {

    /** Named, because the JDK's own parser is half as fast and has other limits. */
    private static final XMLInputFactory FACTORY = factory();

    private StatementXml() {}

    /** Starts reading; a DOCTYPE is reported and never followed. */
    public static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(bytes);
    }

    static void close(XMLStreamReader xml) {
        try {
            if (xml != null) {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the XML parser does not close", e);
        }
    }

    /** Refuses DTDs and entities, and bounds what a forged document can cost. */
    private static XMLInputFactory factory() {
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
}
