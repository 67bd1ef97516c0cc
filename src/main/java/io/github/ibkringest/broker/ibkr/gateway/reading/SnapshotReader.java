package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewaySession;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.LinkLostException;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Asks a gateway once for all that it has, and leaves. Immutable and thread-safe; each reading has a connection of its own.
 *
 * @param gateway where it listens
 * @param patience how long each step may take
 * @param time the clock
 */
public record SnapshotReader(GatewayAddress gateway, Patience patience, PassingTime time) {

    /**
     * Reads parts, and returns when each is settled one way or another.
     *
     * @throws BrokerUnavailableException when there is no conversation to be had
     */
    public Snapshot read(Collection<Part> parts) {
        try (GatewaySession session = GatewaySession.open(gateway, patience, time)) {
            List<PartAnswer> answers = new ArrayList<>();
            List<Received> frames = new ArrayList<>();
            Rereading reading = new Rereading(session, patience, answers::add);
            try {
                listen(session, reading, parts, frames);
            } catch (LinkLostException | BrokenFrameException e) {
                reading.cutOff(e.getMessage());
            }
            return new Snapshot(session.facts(), answers, frames);
        }
    }

    private static void listen(
            GatewaySession session, Rereading reading, Collection<Part> parts, List<Received> frames) {
        for (Received early = session.poll(); early != null; early = session.poll()) {
            frames.add(early);
        }
        reading.begin(parts);
        while (!reading.isDone()) {
            session.next(reading.patienceLeft()).ifPresent(received -> {
                frames.add(received);
                reading.take(received);
            });
            reading.look();
        }
    }
}
