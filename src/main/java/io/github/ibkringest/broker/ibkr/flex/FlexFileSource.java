package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Statements in files, folders and archives, or on standard input. */
public final class FlexFileSource implements Source {

    public static final String NAME = "flex-file";

    private final FlexSettings settings;

    public FlexFileSource(FlexSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public String reading() {
        return settings.reading();
    }

    @Override
    public Iterator<BrokerApi> sessions(Request request) {
        if (request.paths().isEmpty()) {
            throw new BrokerConfigurationException("the source flex-file needs at least one --file PATH");
        }
        if (Collections.frequency(request.paths(), FlexFiles.STANDARD_INPUT) > 1) {
            throw new BrokerConfigurationException(
                    "standard input can be read only once; use --file - once, and pass other statements as files");
        }
        FlexFiles files = new FlexFiles(NAME, settings.maxBytes());
        List<FlexDocument> documents = request.paths().stream()
                .flatMap(path -> files.documents(path).stream())
                .toList();
        request.choice().among(documents.size());
        return documents.stream()
                .<BrokerApi>map(document -> FlexClient.readingOn(document, settings))
                .filter(request.choice()::wants)
                .iterator();
    }
}
