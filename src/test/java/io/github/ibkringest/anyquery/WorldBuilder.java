package io.github.ibkringest.anyquery;

import io.github.ibkringest.anyquery.Fact.Kind;
import io.github.ibkringest.anyquery.Trades.Deal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes a small world full of look-alikes: equal fills of one second, of one order and of two, equal figures at other
 * times of the day, in contracts with one symbol, in two accounts. Not thread-safe.
 */
final class WorldBuilder {

    private static final List<String> ACCOUNTS = List.of("U7700001", "U7700002");
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.of(10, 0), LocalTime.of(10, 0), LocalTime.of(11, 30, 15), LocalTime.of(18, 30));
    private static final List<Integer> QUANTITIES = List.of(100, 100, 50);
    private static final List<String> PRICES = List.of("10", "10", "10.5");

    private final Random random;
    private final boolean distinct;
    private final boolean lateOnesDiffer;
    private final Trades trades;
    private final LocalDate firstDay;
    private final List<Fact> facts = new ArrayList<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final List<Map<String, String>> contracts = new ArrayList<>();
    private boolean ordersReported;
    private int groups;
    private int figures;

    /**
     * @param distinct makes no two executions that agree in contract, day, quantity and price
     * @param lateOnesDiffer a correction that is booked on a later day differs from what it corrects by more than ids
     */
    WorldBuilder(Random random, boolean distinct, boolean lateOnesDiffer) {
        this.random = random;
        this.distinct = distinct;
        this.lateOnesDiffer = lateOnesDiffer;
        this.firstDay = LocalDate.of(2026, 7, 13 + random.nextInt(5));
        this.trades = new Trades(firstDay);
    }

    World build() {
        LocalDate day = firstDay;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            days.add(day);
            day = Trades.weekdayAfter(day);
        }
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            contracts.add(pick(Market.TRADED));
        }
        ordersReported = random.nextBoolean();
        boolean two = random.nextInt(10) < 3;
        boolean mirrored = random.nextBoolean();
        trade(ACCOUNTS.get(0));
        if (two && !mirrored) {
            trade(ACCOUNTS.get(1));
        }
        correct();
        if (two && mirrored) {
            mirror();
        }
        return new World(List.copyOf(facts), ordersTold());
    }

    private void trade(String account) {
        Deal last = null;
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Deal first = last != null && !distinct && chance(30) ? last : deal(account, pick(contracts));
            last = order(account, first);
        }
        if (chance(20)) {
            combo(account);
        }
        while (chance(45)) {
            optionEvent(account);
        }
    }

    private Deal order(String account, Deal like) {
        String order = trades.nextOrder();
        Deal deal = like;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            deal = new Deal(
                    groups++, account, deal.contract(), order, deal.at(), deal.quantity(), deal.price(), commission());
            facts.add(trades.fill(deal, trades.nextExecGroup(1)));
            if (distinct || chance(60)) {
                Deal other = deal(account, deal.contract());
                BigDecimal sameSide = other.quantity()
                        .abs()
                        .multiply(BigDecimal.valueOf(deal.quantity().signum()));
                deal = other.of(sameSide, other.price(), other.commission());
            }
        }
        return deal;
    }

    private Deal deal(String account, Map<String, String> contract) {
        int quantity = distinct ? 10 + figures++ : pick(QUANTITIES);
        return new Deal(
                0,
                account,
                contract,
                "",
                LocalDateTime.of(pick(days), pick(TIMES)),
                BigDecimal.valueOf(random.nextBoolean() ? quantity : -quantity),
                pick(PRICES),
                commission());
    }

    private String commission() {
        return random.nextInt(6) == 0 ? "0.25" : "-" + (1 + random.nextInt(3)) + "." + random.nextInt(10);
    }

    /** Two legs of one moment. Each has its own order, or both one. */
    private void combo(String account) {
        String order = trades.nextOrder();
        String execGroup = trades.nextExecGroup(2);
        Deal first = deal(account, Market.CALL);
        Deal second = deal(account, Market.PUT);
        String other = random.nextBoolean() ? trades.nextOrder() : order;
        facts.add(trades.fill(
                new Deal(groups++, account, first.contract(), order, first.at(), first.quantity(), first.price(), "-1"),
                execGroup));
        facts.add(trades.fill(
                new Deal(
                        groups++,
                        account,
                        second.contract(),
                        other,
                        first.at(),
                        second.quantity(),
                        second.price(),
                        "-1"),
                execGroup.replaceFirst("2$", "3")));
    }

    private void optionEvent(String account) {
        LocalDate day = pick(days);
        int contractsMoved = distinct ? 3 + figures++ : 1 + random.nextInt(2);
        int what = random.nextInt(4);
        do {
            Map<String, String> option = what == 3 ? Market.INDEX_PUT : what == 1 ? Market.PUT : pick(Market.OPTIONS);
            int closing = what == 1 ? contractsMoved : -contractsMoved;
            Deal deal =
                    new Deal(groups++, account, option, "", day.atTime(16, 20), BigDecimal.valueOf(closing), "0", "0");
            Fact booking = trades.booking(deal, what == 0 ? "Ep" : what == 1 ? "A" : "Ex");
            String tradeId = booking.columns().get("tradeID");
            facts.add(booking);
            facts.add(trades.event(
                    deal,
                    List.of("Expiration", "Assignment", "Exercise", "Exercise").get(what),
                    tradeId));
            if (what == 3) {
                facts.add(trades.event(deal.of(BigDecimal.ZERO, "0", "0"), "Cash Settlement", tradeId));
            } else if (what != 0) {
                deliver(
                        deal,
                        contractsMoved * (option == Market.CALL || what == 1 ? 100 : -100),
                        what == 1 ? "A" : "Ex");
            }
        } while (!distinct && chance(30));
    }

    private void deliver(Deal option, int shares, String code) {
        Deal deal = new Deal(
                option.group(),
                option.account(),
                Market.STOCK,
                "",
                option.at(),
                BigDecimal.valueOf(shares),
                option.contract().get("strike"),
                "0");
        Fact booking = trades.booking(deal, code);
        facts.add(booking);
        facts.add(trades.event(
                deal, shares < 0 ? "Sell" : "Buy", booking.columns().get("tradeID")));
    }

    private void correct() {
        for (int i = 0; i < facts.size(); i++) {
            Fact fill = facts.get(i);
            int fate = random.nextInt(100);
            if (fill.kind() != Kind.FILL || !fill.counts() || fate >= 30) {
                continue;
            }
            facts.set(i, fill.counting(false));
            LocalDate reported = fill.reported();
            for (int late = chance(40) ? 1 + random.nextInt(2) : 0; late > 0; late--) {
                reported = Trades.weekdayAfter(reported);
            }
            facts.add(trades.cancel(fill, reported));
            if (fate < 20) {
                facts.add(correction(fill, reported));
                i = facts.size(); // one correction a world is enough, so that worlds stay small
            }
        }
    }

    private Fact correction(Fact fill, LocalDate reported) {
        BigDecimal half = fill.quantity().divide(BigDecimal.TEN);
        String price = fill.columns().get("tradePrice");
        if (distinct || lateOnesDiffer && !reported.equals(fill.reported())) {
            return trades.correction(fill, reported, half, price, "0.3333");
        }
        return switch (random.nextInt(3)) {
            case 0 -> trades.correction(fill, reported, half, price, "0.3333");
            case 1 -> trades.correction(fill, reported, fill.quantity(), "9.75", "0.1");
            default -> trades.correction(fill, reported, fill.quantity(), price, "0.5");
        };
    }

    private void mirror() {
        Set<Integer> groupsMirrored = new HashSet<>();
        for (Fact fact : List.copyOf(facts)) {
            if (fact.group() % 3 != 2) {
                groupsMirrored.add(fact.group());
                facts.add(fact.in(ACCOUNTS.get(1), 1_000 + fact.group()));
            }
        }
    }

    private Set<String> ordersTold() {
        Set<String> told = new HashSet<>();
        for (String order : World.ordersAlwaysFilled(facts)) {
            if (ordersReported && !chance(15)) {
                told.add(order);
            }
        }
        return told;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
