package io.github.ibkringest.broker.record;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Set;
import java.util.zip.DeflaterInputStream;

/**
 * The bytes that a source delivered, with what is known about them. Immutable and thread-safe; the bytes can be read
 * any number of times while the session that fetched them is open.
 *
 * @param source name of the source: {@code flex-file}
 * @param name what people call it: the file's name, the query's
 * @param feed kind of report
 * @param sha256 hex digest of the bytes
 * @param size number of bytes
 * @param asOf when the broker made the newest statement in it, or null
 * @param period the days it speaks of; open ends where it does not say
 * @param accounts codes of the accounts in it
 * @param fetchedAt when it reached this program
 * @param rows how many rows it has, and what they are
 * @param content the bytes
 * @param packed the bytes in deflate format, as they are kept
 */
public record Payload(
        String source,
        String name,
        String feed,
        String sha256,
        long size,
        Instant asOf,
        Period period,
        Set<String> accounts,
        Instant fetchedAt,
        PayloadRows rows,
        Content content,
        Content packed) {

    /** A payload that is packed when it is kept. */
    public Payload(
            String source,
            String name,
            String feed,
            String sha256,
            long size,
            Instant asOf,
            Period period,
            Set<String> accounts,
            Instant fetchedAt,
            PayloadRows rows,
            Content content) {
        this(
                source,
                name,
                feed,
                sha256,
                size,
                asOf,
                period,
                accounts,
                fetchedAt,
                rows,
                content,
                () -> new DeflaterInputStream(content.open()));
    }

    /** Opens the bytes from the start. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
