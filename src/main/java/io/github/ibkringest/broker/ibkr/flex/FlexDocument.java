package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.ibkr.IbkrFeed;

/**
 * A statement document as a transport offers it, not yet looked into.
 *
 * @param source name of the source: {@code flex-file}
 * @param name what people call it
 * @param content its bytes, unpacked
 * @param size number of bytes, or -1 when unknown
 * @param expected the report that it should be, by the settings; or null
 */
public record FlexDocument(String source, String name, Payload.Content content, long size, IbkrFeed expected) {

    /** A document of unknown size. */
    public FlexDocument(String source, String name, Payload.Content content) {
        this(source, name, content, -1);
    }

    /** A document that may be any report. */
    public FlexDocument(String source, String name, Payload.Content content, long size) {
        this(source, name, content, size, null);
    }

    /** The same document, which should be a certain report. */
    public FlexDocument expecting(IbkrFeed report) {
        return new FlexDocument(source, name, content, size, report);
    }
}
