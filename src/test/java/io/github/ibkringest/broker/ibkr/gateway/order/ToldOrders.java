package io.github.ibkringest.broker.ibkr.gateway.order;

import io.github.ibkringest.broker.ibkr.gateway.codec.MessageDecoder;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an empty book knows of orders after some messages. */
final class ToldOrders {

    private ToldOrders() {}

    @SafeVarargs
    static Map<String, OrderState> book(List<String>... messages) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> message : messages) {
            all.add(message);
        }
        return book(all);
    }

    static Map<String, OrderState> book(List<List<String>> messages) {
        return OrderBook.EMPTY.with(received(messages)).orders();
    }

    static List<Received> received(List<List<String>> messages) {
        return messages.stream()
                .map(Frame::ofFields)
                .map(frame -> new Received(
                        frame,
                        MessageDecoder.decode(frame, new ServerVersion(200)),
                        Instant.parse("2026-08-25T18:11:30Z")))
                .toList();
    }
}
