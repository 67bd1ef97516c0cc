package io.github.ibkringest.cli.rows;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of an option {@code --output}. Stateless. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * The folder of a file that is to be written, also for the part that is written first.
     *
     * @throws BrokerConfigurationException if there is none, or if the file is a folder: an empty one would be replaced
     */
    public static Path folderOf(Path file) {
        if (Files.isDirectory(file)) {
            throw new BrokerConfigurationException(
                    "--output " + file + " cannot be written: it is a folder; give the name of a file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new BrokerConfigurationException(
                    "--output " + file + " cannot be written: there is no folder " + folder);
        }
        return folder;
    }
}
