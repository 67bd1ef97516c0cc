package io.github.ibkringest.broker.ibkr.gateway.delivery;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameLines;
import io.github.ibkringest.broker.ibkr.gateway.record.GatewayRecords;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A payload of frames with the records in it. Immutable and thread-safe.
 *
 * @param payload the bytes
 * @param records what they say
 */
public record FramesPayload(Payload payload, GatewayRecords records) {

    /** Name of the source in the ledger. */
    public static final String SOURCE = "gateway";

    /** The kind of report. */
    public static final String FEED = IbkrFeed.TWS.label();

    /**
     * The payload of a document.
     *
     * @param name what people call it
     */
    public static FramesPayload of(String name, FrameDocument document) {
        GatewayRecords records = GatewayRecords.of(document);
        byte[] bytes = FrameLines.write(document);
        Set<String> accounts = new TreeSet<>(document.header().accounts());
        accounts.addAll(records.accounts());
        Instant asOf = document.asOf();
        Payload payload = new Payload(
                SOURCE,
                name,
                FEED,
                DigestUtils.sha256Hex(bytes),
                bytes.length,
                asOf,
                Period.ALWAYS,
                Set.copyOf(accounts),
                asOf == null ? Instant.now() : asOf,
                records.rows(),
                () -> new ByteArrayInputStream(bytes));
        return new FramesPayload(payload, records);
    }
}
