package io.github.ibkringest.cli;

import io.github.ibkringest.app.ProgramVersion;
import picocli.CommandLine;

/** The program's version, for picocli. */
final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ibkr-ingest " + ProgramVersion.text()};
    }
}
