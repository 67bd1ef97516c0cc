package io.github.ibkringest.faults;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Some option events with their bookings, and statements that tell of them with some of the columns. */
final class EventWorld {

    private static final String[] OPTIONAL = {
        "tradeID",
        "assetCategory",
        "currency",
        "expiry",
        "strike",
        "putCall",
        "multiplier",
        "underlyingConid",
        "underlyingSymbol",
        "tradePrice",
        "markPrice",
        "proceeds",
        "commisionsAndTax",
        "costBasis",
        "realizedPnl",
        "fxRateToBase",
        "description",
        "listingExchange"
    };

    private final Random random;
    private final List<Row> events = new ArrayList<>();
    private final List<Row> bookings = new ArrayList<>();
    private int trade = 8_000 + 95;

    EventWorld(long seed) {
        this.random = new Random(seed);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int contract = random.nextInt(3);
            int contracts = 1 + random.nextInt(2);
            int day = 17 + random.nextInt(2);
            String type = List.of("Assignment", "Exercise", "Expiration").get(random.nextInt(3));
            for (int twins = random.nextInt(3) == 0 ? 2 + random.nextInt(2) : 1; twins > 0; twins--) {
                happen(contract, contracts, day, type);
            }
        }
    }

    private void happen(int contract, int contracts, int day, String type) {
        int quantity = type.equals("Assignment") ? contracts : -contracts;
        Row option = option(contract)
                .with("date", "202607" + day)
                .with("transactionType", type)
                .with("quantity", quantity)
                .with("realizedPnl", random.nextBoolean() ? 0 : random.nextInt(3))
                .with("costBasis", random.nextInt(2))
                .with("markPrice", random.nextInt(2));
        boolean delivers = !type.equals("Expiration");
        add(option);
        if (delivers && contract == 2) {
            add(option.with("transactionType", "Cash Settlement")
                    .with("quantity", 0)
                    .with("proceeds", 100 + trade));
        } else if (delivers) {
            int units = contracts * 100;
            add(stock(contract)
                    .with("date", "202607" + day)
                    .with("transactionType", quantity > 0 ? "Buy" : "Sell")
                    .with("quantity", quantity > 0 ? units : -units)
                    .with("tradePrice", 40 + contract)
                    .with("costBasis", random.nextInt(2)));
        }
        trade += random.nextInt(3);
    }

    private void add(Row event) {
        trade++;
        events.add(event.with("tradeID", trade));
        if (!event.get("transactionType").equals("Cash Settlement") && random.nextInt(6) > 0) {
            Row booking = Rows.bookTrade();
            for (String column : new String[] {
                "symbol",
                "conid",
                "assetCategory",
                "currency",
                "expiry",
                "strike",
                "putCall",
                "multiplier",
                "underlyingConid",
                "underlyingSymbol",
                "tradePrice",
                "quantity",
                "description",
                "listingExchange"
            }) {
                booking = booking.with(column, event.get(column));
            }
            bookings.add(booking.with("buySell", event.get("quantity").startsWith("-") ? "SELL" : "BUY")
                    .with("tradeID", trade)
                    .with("transactionID", "90" + trade)
                    .with("ibOrderID", "90" + trade)
                    .with("tradeDate", event.get("date"))
                    .with("reportDate", event.get("date"))
                    .with("dateTime", event.get("date") + (random.nextInt(4) == 0 ? "" : ";162000")));
        }
    }

    private static Row option(int contract) {
        return OptionEvents.expiration()
                .with("symbol", "NWN" + contract + "  260717P00040000")
                .with("description", "NWN" + contract + " 17JUL26 40 P")
                .with("conid", 900200001 + contract)
                .with("underlyingConid", 900100001 + contract / 2)
                .with("underlyingSymbol", "UND" + contract / 2);
    }

    private static Row stock(int contract) {
        return OptionEvents.delivery()
                .with("symbol", "UND" + contract / 2)
                .with("description", "UNDERLYING")
                .with("conid", 900100001 + contract / 2)
                .with("underlyingSymbol", "UND" + contract / 2);
    }

    /** All events, with all columns. */
    String full() {
        return statement(20, events);
    }

    String bookings() {
        return FlexXml.activity()
                .statement("U7700001", s -> s.whenGenerated("20260718;070000").trade(bookings.toArray(Row[]::new)))
                .toXml();
    }

    /** All events of some days, with some columns. */
    String thin() {
        List<String> unticked = unticked();
        switch (random.nextInt(3)) {
            case 0 -> unticked.add("conid");
            case 1 -> unticked.add("symbol");
            default -> {}
        }
        return without(unticked);
    }

    /** The same; con id and symbol are always among them. */
    String thinWithAllNames() {
        return without(unticked());
    }

    private List<String> unticked() {
        List<String> unticked = new ArrayList<>();
        for (String column : OPTIONAL) {
            if (random.nextBoolean()) {
                unticked.add(column);
            }
        }
        return unticked;
    }

    private String without(List<String> unticked) {
        List<Row> rows = new ArrayList<>(events.stream()
                .map(event -> event.without(unticked.toArray(String[]::new)))
                .toList());
        if (random.nextInt(3) == 0) {
            rows.removeIf(event -> event.get("date").endsWith("17"));
        }
        Collections.shuffle(rows, random);
        return statement(1 + random.nextInt(27), rows);
    }

    private static String statement(int age, List<Row> rows) {
        return FlexXml.activity()
                .statement(
                        "U7700001",
                        s -> s.whenGenerated("202608%02d;070000".formatted(age)).optionEvent(rows.toArray(Row[]::new)))
                .toXml();
    }

    Random random() {
        return random;
    }
}
