package io.github.ibkringest.live;

import io.github.ibkringest.broker.fake.FakeExecution;
import io.github.ibkringest.broker.fake.FakeOrder;
import io.github.ibkringest.broker.fake.FakeRecord;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.model.ExecutionKind;
import io.github.ibkringest.model.OrderStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A trading day of random orders: what a live source tells of it, piece by piece, what statements tell of it, and what is
 * true of it. Knows nothing of the program. Not thread-safe.
 */
final class LiveWorld {

    private static final List<String> SYMBOLS = List.of("NWND", "ACMX", "HLIX");

    private final Random random;
    private final LiveDay day;
    private final List<LiveOrder> orders = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private LocalTime clock = LocalTime.of(13, 30);
    private int fills;

    LiveWorld(long seed, Path folder) {
        random = new Random(seed);
        day = new LiveDay(folder);
    }

    /** The files of a day of some events, in no order. */
    List<Path> files(int events) throws IOException {
        for (int i = 0; i < events; i++) {
            clock = clock.plusSeconds(1 + random.nextInt(60));
            LiveOrder touched = happen();
            if (touched != null && random.nextInt(3) > 0) {
                tell(List.of(touched), random.nextInt(4) == 0);
            }
        }
        clock = clock.plusSeconds(1);
        tell(orders, true);
        List<LiveOrder.Fill> real =
                fills().stream().filter(fill -> !fill.isSum()).toList();
        if (!real.isEmpty()) {
            files.add(day.confirmed(real.subList(0, 1 + random.nextInt(real.size())).stream()
                    .map(LiveWorld::row)
                    .toArray(Row[]::new)));
            List<Row> rows = new ArrayList<>(real.stream().map(LiveWorld::row).toList());
            rows.addAll(0, orderRows(real));
            files.add(day.statement(rows.toArray(Row[]::new)));
        }
        return files;
    }

    private LiveOrder happen() {
        List<LiveOrder> working =
                orders.stream().filter(order -> order.end == null).toList();
        int kind = random.nextInt(10);
        if (working.isEmpty() || kind < 3) {
            boolean isCombo = random.nextInt(5) == 0;
            LiveOrder order = new LiveOrder(
                    Integer.toString(9000 + orders.size()),
                    isCombo,
                    isCombo ? 0 : random.nextInt(SYMBOLS.size()),
                    isCombo || random.nextBoolean(),
                    10 * (1 + random.nextInt(9)));
            orders.add(order);
            return order;
        }
        LiveOrder order = working.get(random.nextInt(working.size()));
        if (kind < 7) {
            fill(
                    order,
                    random.nextBoolean() ? order.quantity - order.filled : Math.min(10, order.quantity - order.filled));
        } else if (kind == 7) {
            order.limit = "4" + random.nextInt(10) + ".25";
        } else {
            order.end = order.filled == 0 && kind == 8 ? OrderStatus.REJECTED : OrderStatus.CANCELLED;
        }
        return order;
    }

    private void fill(LiveOrder order, int quantity) {
        String number = Integer.toString(1000 + ++fills);
        if (order.isCombo) {
            add(order, number, ".01.01", 0, true, quantity);
            add(order, number, ".02.01", 0, false, quantity);
            add(order, number, ".03.01", 1, false, -quantity);
        } else {
            add(order, number, ".01.01", order.symbol, false, order.isBought ? quantity : -quantity);
        }
        order.filled += quantity;
        if (order.filled == order.quantity) {
            order.end = OrderStatus.FILLED;
        }
    }

    private void add(LiveOrder order, String number, String leg, int symbol, boolean isSum, int signed) {
        String cost = "1." + random.nextInt(100);
        order.fills.add(new LiveOrder.Fill(order, "0000f1ab.6a00" + number + leg, number, symbol, isSum, signed, cost));
    }

    private List<LiveOrder.Fill> fills() {
        return orders.stream().flatMap(order -> order.fills.stream()).toList();
    }

    /** What is told of some orders: of each its terms, its state, or both; some of its fills, with or without their costs. */
    private void tell(List<LiveOrder> some, boolean isAll) {
        List<FakeRecord<?>> records = new ArrayList<>();
        boolean isLast = some == orders;
        for (LiveOrder order : some) {
            int what = isLast ? 0 : random.nextInt(4);
            if (what < 3) {
                records.add(record(order, what != 1, what != 2));
            }
            order.fills.stream()
                    .filter(fill -> isLast || random.nextInt(3) > 0)
                    .forEach(fill -> records.add(record(fill, isLast || random.nextBoolean())));
        }
        List<String> open = orders.stream()
                .filter(order -> order.end == null)
                .map(order -> order.permId)
                .toList();
        files.add(day.told(
                clock.format(DateTimeFormatter.ISO_LOCAL_TIME),
                isAll ? open : null,
                records.toArray(FakeRecord<?>[]::new)));
    }

    private static FakeOrder record(LiveOrder order, boolean tellsTerms, boolean tellsState) {
        FakeOrder record = FakeOrder.live(order.permId);
        if (order.isCombo) {
            record.attribute("symbol", "NWND").attribute("secType", "BAG").attribute("comboLegs", "1|1,2|-1");
        } else {
            record.stock(conId(order.symbol), SYMBOLS.get(order.symbol));
        }
        if (tellsTerms) {
            String quantity = Integer.toString(order.quantity);
            (order.isBought ? record.buy(quantity) : record.sell(quantity)).limit(order.limit);
        }
        if (tellsState) {
            boolean isWorking = order.end == null;
            record.state(isWorking ? OrderStatus.WORKING : order.end, isWorking ? "Submitted" : order.end.name())
                    .attribute("filledQuantity", Integer.toString(order.filled))
                    .attribute("remaining", Integer.toString(order.quantity - order.filled));
        }
        return record;
    }

    private static FakeExecution record(LiveOrder.Fill fill, boolean tellsCost) {
        String quantity = Integer.toString(Math.abs(fill.signed()));
        FakeExecution record = FakeExecution.live(fill.execId(), fill.order().permId)
                .stock(conId(fill.symbol()), SYMBOLS.get(fill.symbol()))
                .at("2026-07-17T18:30:05Z");
        record = fill.signed() > 0 ? record.buy(quantity, "42.50") : record.sell(quantity, "42.50");
        if (fill.isSum()) {
            return record.without("conId").attribute("secType", "BAG").kind(ExecutionKind.COMBO_SUMMARY);
        }
        return tellsCost ? record.commission(fill.cost()) : record;
    }

    private static String conId(int symbol) {
        return "90010000" + (symbol + 1);
    }

    private static Row row(LiveOrder.Fill fill) {
        return LiveDay.trade(fill.number() + fill.symbol(), fill.flexOrder(), Integer.toString(fill.signed()))
                .with("ibExecID", fill.execId())
                .with("conid", conId(fill.symbol()))
                .with("symbol", SYMBOLS.get(fill.symbol()))
                .with("underlyingSymbol", SYMBOLS.get(fill.symbol()))
                .with("isin", "")
                .with("cusip", "")
                .with("figi", "")
                .with("securityID", "")
                .with("ibCommission", "-" + fill.cost())
                .with("buySell", fill.signed() > 0 ? "BUY" : "SELL");
    }

    /** Rows of some orders; of the others the statement has only executions. */
    private List<Row> orderRows(List<LiveOrder.Fill> real) {
        List<Row> rows = new ArrayList<>();
        for (String id : flexOrders(real)) {
            List<LiveOrder.Fill> own =
                    real.stream().filter(fill -> fill.flexOrder().equals(id)).toList();
            if (random.nextInt(3) > 0) {
                int signed = own.stream().mapToInt(LiveOrder.Fill::signed).sum();
                rows.add(LiveDay.order(row(own.get(0)), Integer.toString(signed))
                        .with("ibCommission", "-" + cost(own).toPlainString()));
            }
        }
        return rows;
    }

    private static Set<String> flexOrders(List<LiveOrder.Fill> real) {
        Set<String> ids = new LinkedHashSet<>();
        real.forEach(fill -> ids.add(fill.flexOrder()));
        return ids;
    }

    private static BigDecimal cost(List<LiveOrder.Fill> own) {
        return own.stream().map(fill -> new BigDecimal(fill.cost())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Each order: key, state, quantity, filled, limit, number and cost of the fills of its own. */
    List<String> expectedOrders() {
        List<String> expected = new ArrayList<>();
        for (LiveOrder order : orders) {
            List<LiveOrder.Fill> real =
                    order.fills.stream().filter(fill -> !fill.isSum()).toList();
            if (order.isCombo || real.isEmpty()) {
                expected.add("P:" + order.permId + terms(order) + " 0 fills");
            } else {
                expected.add("F:" + real.get(0).flexOrder() + terms(order) + " " + real.size() + " fills for "
                        + plain(cost(real)));
            }
            if (order.isCombo) {
                flexOrders(real).forEach(id -> expected.add(leg(order, id, real)));
            }
        }
        return expected.stream().sorted().toList();
    }

    private static String terms(LiveOrder order) {
        return " " + order.status() + " " + order.filled + " of " + order.quantity + " at "
                + plain(new BigDecimal(order.limit));
    }

    private static String leg(LiveOrder order, String id, List<LiveOrder.Fill> real) {
        List<LiveOrder.Fill> own =
                real.stream().filter(fill -> fill.flexOrder().equals(id)).toList();
        int filled = own.stream().mapToInt(fill -> Math.abs(fill.signed())).sum();
        return "F:" + id + " FILLED_OR_PARTIAL " + filled + " of ? at ? " + own.size() + " fills for "
                + plain(cost(own)) + " leg of P:" + order.permId;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** What is held of each contract. */
    List<String> expectedPositions() {
        TreeMap<String, Integer> positions = new TreeMap<>();
        fills().stream()
                .filter(fill -> !fill.isSum())
                .forEach(fill -> positions.merge(SYMBOLS.get(fill.symbol()), fill.signed(), Integer::sum));
        positions.values().removeIf(quantity -> quantity == 0);
        return positions.entrySet().stream()
                .map(held -> held.getKey() + " " + held.getValue())
                .toList();
    }

    /** How many executions there are, sums included. */
    int executions() {
        return fills().size();
    }
}
