package io.github.ibkringest.broker.ibkr.flex.staging;

import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.record.Payload;
import java.nio.file.Path;

/**
 * A statement document as a transport offers it, not yet looked into.
 *
 * @param source name of the source: {@code flex-file}
 * @param name what people call it
 * @param content its bytes, unpacked
 * @param size number of bytes, or -1 when unknown
 * @param expected the report that it should be, by the settings; or null
 * @param file the file that it lies in, or null
 */
public record FlexDocument(
        String source, String name, Payload.Content content, long size, IbkrFeed expected, SourceFile file) {

    /** A document of unknown size. */
    public FlexDocument(String source, String name, Payload.Content content) {
        this(source, name, content, -1);
    }

    /** A document that may be any report. */
    public FlexDocument(String source, String name, Payload.Content content, long size) {
        this(source, name, content, size, null, null);
    }

    /** The same document, which should be a certain report. */
    public FlexDocument expecting(IbkrFeed report) {
        return new FlexDocument(source, name, content, size, report, file);
    }

    /**
     * The same document, which lies in a file.
     *
     * @param path its absolute path
     * @param entry name of the entry of an archive, or null
     * @param isFound whether it was found in a folder or an archive
     */
    public FlexDocument in(Path path, String entry, boolean isFound) {
        return new FlexDocument(
                source, name, content, size, expected, new SourceFile(path, entry, size, isFound, content));
    }
}
