package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A gateway to try things with: orders are placed, filled and cancelled at random until it is stopped. No connection is
 * ended and no market is lost unless {@code rough} is given.
 *
 * <pre>{@code FakeGatewayMain 4002 [version] [seed] [moves a minute] [rough]}</pre>
 */
public final class FakeGatewayMain {

    private static final int NEWEST = 200;
    private static final long MOVES_A_MINUTE = 60;
    private static final long MILLIS_A_MINUTE = 60_000;

    private FakeGatewayMain() {}

    /** Starts on a port of this machine and runs until the program is stopped. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int port = (int) number(args, 0, 4002);
        SimulatedMarket market = new SimulatedMarket((int) number(args, 1, NEWEST));
        MarketMoves moves = MarketMoves.ofToday(market, number(args, 2, 1));
        boolean isRough = args.length > 4 && args[4].equals("rough");
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try (FakeGateway gateway = FakeGateway.startOn(port, market)) {
            System.out.println("A simulated gateway listens at 127.0.0.1:" + gateway.port() + ". Stop it with Ctrl-C.");
            clock.scheduleAtFixedRate(
                    isRough ? moves::move : moves::calmMove,
                    0,
                    MILLIS_A_MINUTE / number(args, 3, MOVES_A_MINUTE),
                    TimeUnit.MILLISECONDS);
            new CountDownLatch(1).await();
        } finally {
            clock.shutdown();
        }
    }

    private static long number(String[] args, int index, long otherwise) {
        return args.length > index ? Long.parseLong(args[index]) : otherwise;
    }
}
