package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import java.util.Iterator;
import java.util.List;

/** The built-in synthetic statement of a live and a paper account, to try the program without a broker. */
public final class SampleSource implements Source {

    public static final String NAME = Source.SAMPLE;

    private static final String RESOURCE = "/sample/sample-statement.xml";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Iterator<BrokerApi> sessions(Request request) {
        if (!request.paths().isEmpty()) {
            throw new BrokerConfigurationException(
                    "the source sample reads no files; omit --file, or use --source " + FlexFileSource.NAME);
        }
        FlexDocument document = new FlexDocument(
                NAME, "built-in sample statement", () -> SampleSource.class.getResourceAsStream(RESOURCE));
        return List.<BrokerApi>of(new FlexClient(document, FlexSettings.DEFAULT))
                .iterator();
    }
}
