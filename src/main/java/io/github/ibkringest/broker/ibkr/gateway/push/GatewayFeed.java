package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.live.DailyTime;
import io.github.ibkringest.broker.ibkr.gateway.live.LiveSession;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.live.LiveConnection;
import io.github.ibkringest.broker.live.LiveFeed;
import io.github.ibkringest.broker.live.LiveSink;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a gateway tells for as long as somebody listens.
 *
 * @param gateway the gateway
 * @param time the clock
 */
public record GatewayFeed(Gateway gateway, PassingTime time) implements LiveFeed {

    @Override
    public String source() {
        return FramesPayload.SOURCE;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    /** Its midnight, and its restart if that is known. */
    private List<DailyTime> endings(SessionFacts facts) {
        ZoneId zone = gateway.zoneOf(facts);
        return Stream.of(LocalTime.MIDNIGHT, gateway.restart())
                .filter(Objects::nonNull)
                .map(time -> new DailyTime(time, zone))
                .toList();
    }

    @Override
    public LiveConnection connection(LiveSink sink) {
        LiveSession session = new LiveSession(
                gateway.address(),
                gateway.patience(),
                time,
                List.of(Part.values()),
                this::endings,
                new Listening(gateway, sink, time));
        return new LiveConnection() {
            @Override
            public void run() {
                session.run();
            }

            @Override
            public void stop() {
                session.stop();
            }
        };
    }
}
