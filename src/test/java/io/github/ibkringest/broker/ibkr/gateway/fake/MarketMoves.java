package io.github.ibkringest.broker.ibkr.gateway.fake;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** What happens in a simulated market: the same seed makes the same day. Not thread-safe. */
public final class MarketMoves {

    /** Some ids do not fit into 32 bits. */
    private static final long FIRST_PERM_ID = 4_294_967_000L;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuuMMdd HH:mm:ss");

    private final SimulatedMarket market;
    private final Random random;
    private final Deque<FakeFill> lateCosts = new ArrayDeque<>();
    private long nextPermId;
    private int nextExecution;
    private int nextOrderId = 100;
    private final UnaryOperator<LocalDateTime> moved;
    private LocalDateTime clock = LocalDateTime.of(2026, 8, 25, 9, 30);

    /** The moves of a seed; no other seed has the same ids. */
    public MarketMoves(SimulatedMarket market, long seed) {
        this(market, seed, UnaryOperator.identity());
    }

    private MarketMoves(SimulatedMarket market, long seed, UnaryOperator<LocalDateTime> moved) {
        this.moved = moved;
        this.market = market;
        random = new Random(seed);
        nextPermId = FIRST_PERM_ID + seed * 100_000;
        nextExecution = Math.toIntExact(seed * 100_000);
    }

    /** The same, but things happen when they are told, not on a day long ago. */
    static MarketMoves ofToday(SimulatedMarket market, long seed) {
        return new MarketMoves(market, seed, then -> LocalDateTime.now(ZoneId.of("America/New_York")));
    }

    /** Lets one thing happen, of any kind. */
    public void move() {
        move(random.nextInt(100));
    }

    /** Lets one thing happen in the market itself, and nothing to the connections. */
    public void calmMove() {
        move(random.nextInt(90));
    }

    private void move(int kind) {
        synchronized (market) {
            moveAlone(kind);
        }
    }

    private void moveAlone(int kind) {
        clock = moved.apply(clock.plusSeconds(1 + random.nextInt(40)));
        if (kind < 25) {
            place();
        } else if (kind < 60) {
            fill();
        } else if (kind < 68) {
            cancel();
        } else if (kind < 73) {
            reject();
        } else if (kind < 78) {
            change();
        } else if (kind < 84) {
            tellLateCosts();
        } else if (kind < 90) {
            repeat();
        } else if (kind < 96) {
            market.upstream(market.isUpstreamLost());
        } else {
            market.restart();
        }
    }

    /** The end of the day: the gateway has the market again, and all costs are known. */
    public void settle() {
        if (market.isUpstreamLost()) {
            market.upstream(true);
        }
        while (!lateCosts.isEmpty()) {
            tellLateCosts();
        }
    }

    private void place() {
        FakeOrder order = FakeOrder.of(Long.toString(nextPermId++)).account(market.account());
        boolean isManual = random.nextInt(4) == 0;
        order.client(isManual ? 0 : 7, isManual ? 0 : nextOrderId++ % 120).reference(isManual ? "" : "strategy");
        order.on(contract());
        String shares = random.nextInt(5) == 0 ? "1.1404" : Integer.toString(1 + random.nextInt(9) * 10);
        if (random.nextBoolean()) {
            order.buy(shares);
        } else {
            order.sell(shares);
        }
        boolean isMarket = random.nextInt(6) == 0;
        order.type(isMarket ? "MKT" : "LMT", isMarket ? "0.0" : price(), "0.0");
        MarketOrder added = new MarketOrder(order, !isMarket);
        market.add(added);
        order.status("PreSubmitted");
        told(added);
        order.status("Submitted");
        told(added);
    }

    private FakeContract contract() {
        return switch (random.nextInt(8)) {
            case 0 -> FakeContract.option("853200900", "10", "P");
            case 1 -> FakeContract.future();
            case 2 -> FakeContract.combo("853200901|1|BUY", "853200902|1|SELL");
            default -> FakeContract.stock();
        };
    }

    private String price() {
        return new BigDecimal(900 + random.nextInt(200)).movePointLeft(2).toPlainString();
    }

    private void fill() {
        MarketOrder each = working();
        if (each == null) {
            return;
        }
        FakeOrder order = each.order;
        BigDecimal left = order.remaining();
        boolean isAll = random.nextInt(3) > 0 || left.compareTo(BigDecimal.ONE) <= 0 || left.scale() > 0;
        String shares = isAll ? left.toPlainString() : "1";
        String price = price();
        order.fill(shares, price);
        List<FakeFill> fills = fills(each, shares, price);
        fills.forEach(fill -> market.add(each, fill));
        boolean isDone = order.remaining().signum() == 0;
        if (isDone) {
            each.end("FILLED", "Filled", moment(), "Filled Size: " + order.filled.toPlainString());
        }
        boolean isStatusFirst = random.nextInt(5) == 0 && each.tellsStatus;
        market.happen(frames -> {
            List<List<String>> all = new ArrayList<>();
            fills.forEach(fill -> all.add(frames.execution(-1, fill)));
            all.add(frames.openOrder(order));
            if (each.tellsStatus) {
                all.add(isStatusFirst ? 0 : all.size(), frames.status(order));
            }
            return all;
        });
        fills.forEach(this::tellCost);
    }

    private List<FakeFill> fills(MarketOrder each, String shares, String price) {
        String group = String.format("0000e0d5.%08x", ++nextExecution);
        List<FakeFill> fills = new ArrayList<>();
        fills.add(FakeFill.of(each.order, group + ".01.01", shares, price).at(moment()));
        int leg = 2;
        for (String text : each.order.contract.legs()) {
            String[] parts = text.split("\\|");
            boolean isBought = parts[2].equals("BUY") == each.order.action.equals("BUY");
            fills.add(FakeFill.of(each.order, group + ".0" + leg++ + ".01", shares, price)
                    .at(moment())
                    .on(FakeContract.option(parts[0], "10", "P"), isBought ? "BUY" : "SELL"));
        }
        return fills;
    }

    /** Nobody reports the cost of a combo itself; that of others comes now or later, sometimes first as nothing. */
    private void tellCost(FakeFill fill) {
        if (fill.contract.secType().equals("BAG")) {
            return;
        }
        fill.commission(
                new BigDecimal(random.nextInt(3_000_000)).movePointLeft(6).toPlainString(), "USD");
        lateCosts.add(fill);
        if (random.nextInt(4) == 0) {
            market.happen(frames -> List.of(List.of("59", "1", fill.execId, "0", "", "", "", "")));
        } else if (random.nextInt(3) > 0) {
            tellLateCosts();
        }
    }

    private void tellLateCosts() {
        FakeFill fill = lateCosts.poll();
        if (fill != null) {
            market.costIsKnown(fill);
            market.happen(frames -> List.of(frames.commission(fill)));
        }
    }

    private void cancel() {
        MarketOrder each = working();
        if (each != null) {
            each.order.status("PendingCancel");
            told(each);
            each.end("CANCELLED", "Cancelled", moment(), "Cancelled by Trader");
            toldOfEnd(each, 202, "Order Canceled - reason:");
        }
    }

    private void reject() {
        MarketOrder each = working();
        if (each != null && each.order.filled.signum() == 0) {
            each.end("REJECTED", "Cancelled", moment(), "Rejected by System:\nNo trading permissions.");
            toldOfEnd(each, 201, "Order rejected - reason:No trading permissions.");
        }
    }

    private void toldOfEnd(MarketOrder each, int code, String text) {
        market.happen(frames -> {
            List<List<String>> all = new ArrayList<>();
            all.add(frames.notice((int) each.order.orderId, code, text));
            all.add(frames.status(each.order));
            if (random.nextBoolean()) {
                all.add(frames.completedOrder(each.order));
            }
            return all;
        });
    }

    private void change() {
        MarketOrder each = working();
        if (each != null && each.order.type.equals("LMT")) {
            each.order.type("LMT", price(), "0.0");
            told(each);
        }
    }

    /** States and fills are told twice, and orders that nobody asked about. */
    private void repeat() {
        List<MarketOrder> all = market.orders();
        if (all.isEmpty()) {
            return;
        }
        MarketOrder each = all.get(random.nextInt(all.size()));
        market.happen(frames -> {
            List<List<String>> again = new ArrayList<>();
            if (each.tellsStatus || !each.isWorking()) {
                again.add(frames.status(each.order));
            }
            each.fills.forEach(fill -> again.add(frames.execution(-1, fill)));
            if (!each.isWorking()) {
                again.add(frames.completedOrder(each.order));
            }
            return again;
        });
    }

    private void told(MarketOrder each) {
        market.happen(frames -> each.tellsStatus
                ? List.of(frames.openOrder(each.order), frames.status(each.order))
                : List.of(frames.openOrder(each.order)));
    }

    private MarketOrder working() {
        List<MarketOrder> working =
                market.orders().stream().filter(MarketOrder::isWorking).toList();
        return working.isEmpty() ? null : working.get(random.nextInt(working.size()));
    }

    private String moment() {
        return clock.format(MOMENT) + " US/Eastern";
    }
}
