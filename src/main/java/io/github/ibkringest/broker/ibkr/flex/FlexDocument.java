package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Payload;

/**
 * A statement document as a transport offers it, not yet looked into.
 *
 * @param source name of the source: {@code flex-file}
 * @param name what people call it
 * @param content its bytes, unpacked
 * @param size number of bytes, or -1 when unknown
 */
public record FlexDocument(String source, String name, Payload.Content content, long size) {

    /** A document of unknown size. */
    public FlexDocument(String source, String name, Payload.Content content) {
        this(source, name, content, -1);
    }
}
