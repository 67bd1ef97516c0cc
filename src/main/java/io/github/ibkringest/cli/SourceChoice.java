package io.github.ibkringest.cli;

import io.github.ibkringest.app.Sources;
import io.github.ibkringest.broker.Source;
import java.util.List;
import picocli.CommandLine;

/** The option {@code --source}: where a command takes statements from. */
final class SourceChoice {

    @CommandLine.Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where from: flex-web, flex-file or sample.")
    private String name;

    /** The source that was named; else the one that the files, or the settings, speak for. */
    Source among(Sources sources, List<String> files) {
        return name == null ? sources.byDefault(files) : sources.named(name);
    }
}
