package io.github.ibkringest.broker;

import io.github.ibkringest.broker.record.Payload;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on this machine that a session reads.
 *
 * @param file where it lies; of an entry the archive, absolute
 * @param entry name of the entry of an archive, or null
 * @param size number of bytes, unpacked; -1 when unknown
 * @param isFound whether it was found in a folder or an archive, so that nobody has named it
 * @param content its bytes, unpacked
 */
public record SourceFile(Path file, String entry, long size, boolean isFound, Payload.Content content) {

    /** What it is known by: the path, and of an entry of an archive {@code !} and its name. */
    public String path() {
        return entry == null ? file.toString() : file + "!" + entry;
    }

    /** Whether there is something at its path. */
    public boolean isThere() {
        return Files.exists(file);
    }

    /** Whether it was found and has gone since, so that it is no longer among those that are to be read. */
    public boolean isGone() {
        return isFound && !isThere();
    }
}
