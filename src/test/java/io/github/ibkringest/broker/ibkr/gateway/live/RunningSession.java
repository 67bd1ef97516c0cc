package io.github.ibkringest.broker.ibkr.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** A live session on a thread of its own, in a time that a test lets pass. */
final class RunningSession {

    /** It is 14:11:30 there when a test begins. */
    private static final List<DailyTime> ENDINGS = List.of(
            new DailyTime(LocalTime.MIDNIGHT, ZoneId.of("America/New_York")),
            new DailyTime(LocalTime.of(14, 45), ZoneId.of("America/New_York")));

    private final ManualTime time;
    private final HeardEvents heard;
    private LiveSession session;
    private Thread thread;

    RunningSession(ManualTime time, HeardEvents heard) {
        this.time = time;
        this.heard = heard;
    }

    void run(FakeGateway gateway) {
        run(gateway.port());
    }

    void run(int port) {
        session = new LiveSession(
                new GatewayAddress("paper", "127.0.0.1", port, 77),
                Patience.USUAL,
                time,
                EnumSet.allOf(Part.class),
                facts -> ENDINGS,
                heard);
        thread = new Thread(session::run, "live session");
        thread.start();
    }

    LiveSession session() {
        return session;
    }

    /** The executions that were heard so far. */
    List<ExecutionDetails> executions() {
        return heard.messages.stream()
                .filter(ExecutionDetails.class::isInstance)
                .map(ExecutionDetails.class::cast)
                .toList();
    }

    /** How often a kind of request came, over all connections. */
    static long asked(FakeGateway gateway, String number) {
        return gateway.connections().stream()
                .flatMap(connection -> connection.requests().stream())
                .filter(request -> request.get(0).equals(number))
                .count();
    }

    /** Stops it, if it runs. */
    void end() throws InterruptedException {
        if (thread != null) {
            session.stop();
            thread.join(60_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }
}
