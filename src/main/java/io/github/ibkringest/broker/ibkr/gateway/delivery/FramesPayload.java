package io.github.ibkringest.broker.ibkr.gateway.delivery;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameLines;
import io.github.ibkringest.broker.ibkr.gateway.record.GatewayRecords;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A payload of frames with the records in it. Immutable and thread-safe.
 *
 * @param payload the bytes
 * @param records what they say
 * @param document the frames
 */
public record FramesPayload(Payload payload, GatewayRecords records, FrameDocument document) {

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
        return new FramesPayload(payload, records, document);
    }

    /** The open orders of an account; empty when the list of all open orders is not among the frames, to its end. */
    Optional<Fetch.OpenOrders> openOrders(String account) {
        Instant at = document.header().openOrdersAt();
        if (at == null) {
            return Optional.empty();
        }
        Set<String> permIds = new TreeSet<>();
        for (Received received : document.frames()) {
            if (received.message() instanceof OpenOrder order
                    && !order.isWhatIf()
                    && order.terms().permId() != null
                    && account.equals(order.terms().account())) {
                permIds.add(order.terms().permId());
            }
        }
        return Optional.of(new Fetch.OpenOrders(at, permIds));
    }
}
