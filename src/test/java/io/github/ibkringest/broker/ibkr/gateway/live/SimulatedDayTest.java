package io.github.ibkringest.broker.ibkr.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.fake.MarketMoves;
import io.github.ibkringest.broker.ibkr.gateway.fake.SimulatedMarket;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderBook;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A day of a simulated market, heard live through restarts, lost markets and messages that come twice, late or not at all:
 * in the end, orders, position and commissions are those of the market.
 */
class SimulatedDayTest {

    private static final int[] VERSIONS = {178, 187, 200};
    private static final int MOVES = 300;

    @Test
    void shouldKnowWhatTheMarketKnows() throws IOException, InterruptedException {
        for (int seed = 0; seed < 10; seed++) {
            live(seed);
        }
    }

    @Test
    @Tag("slow")
    void shouldKnowWhatTheMarketKnowsOfTwoHundredDays() throws IOException, InterruptedException {
        for (int seed = 0; seed < Integer.getInteger("days", 200); seed++) {
            live(seed);
        }
    }

    private static void live(int seed) throws IOException, InterruptedException {
        ManualTime time = new ManualTime();
        HeardEvents heard = new HeardEvents(time);
        SimulatedMarket market = new SimulatedMarket(VERSIONS[seed % VERSIONS.length]);
        MarketMoves moves = new MarketMoves(market, seed);
        try (FakeGateway gateway = FakeGateway.start(market)) {
            LiveSession session = new LiveSession(
                    new GatewayAddress("paper", "127.0.0.1", gateway.port(), 77),
                    Patience.USUAL,
                    time,
                    EnumSet.allOf(Part.class),
                    facts -> List.of(),
                    heard);
            Thread thread = new Thread(session::run, "live session");
            thread.start();
            for (int i = 0; i < MOVES; i++) {
                if (i % 30 == 0) {
                    await().atMost(60, TimeUnit.SECONDS).until(market::isHeard);
                }
                moves.move();
            }
            moves.settle();
            await().atMost(60, TimeUnit.SECONDS)
                    .pollDelay(1, TimeUnit.MILLISECONDS)
                    .untilAsserted(() -> {
                        time.pass(Duration.ofSeconds(3));
                        session.rereadNow();
                        heard.awaitReading();
                        check(seed, market, heard);
                    });
            session.stop();
            thread.join(60_000);
        }
    }

    private static void check(int seed, SimulatedMarket market, HeardEvents heard) {
        OrderBook orders = OrderBook.EMPTY.with(heard.all);
        assertThat(standing(orders)).as("orders of seed %d", seed).isEqualTo(market.standing());
        ExecutionBook executions = ExecutionBook.EMPTY.with(heard.all);
        Map<String, BigDecimal> position = new HashMap<>();
        Map<String, BigDecimal> costs = new HashMap<>();
        for (JoinedExecution one : executions.joined()) {
            position.merge(one.details().contract().conId(), one.signedQuantity(), BigDecimal::add);
            if (one.role().counts()) {
                costs.put(one.details().execId(), one.commission());
            }
        }
        position.values().removeIf(shares -> shares.signum() == 0);
        assertThat(position).as("position of seed %d", seed).isEqualTo(market.position());
        assertThat(costs).as("commissions of seed %d", seed).isEqualTo(market.costs());
    }

    private static Map<String, String> standing(OrderBook orders) {
        Map<String, String> standing = new TreeMap<>();
        for (OrderState state : orders.orders().values()) {
            BigDecimal filled = state.filled() == null ? BigDecimal.ZERO : state.filled();
            standing.put(state.permId(), state.status() + " " + filled.toPlainString());
        }
        return standing;
    }
}
