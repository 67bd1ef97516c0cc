package io.github.ibkringest.faults;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Records about few contracts that describe them by few columns and disagree, told by several payloads. */
final class ContractWorld {

    static final List<String> CON_IDS = List.of("9901", "9902", "9903", "99011");

    /** Columns with what a record may say in them, next to nothing at all. */
    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("assetCategory", List.of("STK", "OPT")),
            Map.entry("symbol", List.of("VIAX", "PARX")),
            Map.entry("description", List.of("VIA", "PAR", "NEW")),
            Map.entry("currency", List.of("USD")),
            Map.entry("listingExchange", List.of("NYSE", "CBOE")),
            Map.entry("multiplier", List.of("1", "1.00", "100")),
            Map.entry("expiry", List.of("20260717", "20260821")),
            Map.entry("isin", List.of("US9900040001", "US9900040777")),
            Map.entry("figi", List.of("BBG990000018", "BBG990000026")),
            Map.entry("underlyingConid", CON_IDS),
            Map.entry("underlyingSymbol", List.of("VIAX", "PARX")));

    /** What a record can be; the last is of a confirmation, the others of an activity statement. */
    enum Kind {
        FILL,
        ORDER,
        EVENT,
        CONFIRMED
    }

    /**
     * A record.
     *
     * @param kind what it is
     * @param number tells records of a kind apart; those with the same one are one fact, stated anew
     * @param conId its contract
     * @param day day of July
     * @param account whose it is: 0 or 1
     * @param said what its columns say of the contract
     */
    record Told(Kind kind, int number, String conId, int day, int account, Map<String, String> said) {

        boolean confirms() {
            return kind == Kind.CONFIRMED;
        }

        /** Whether both state one fact, which a payload does once. */
        boolean isTheSameAs(Told other) {
            return kind == other.kind && number == other.number;
        }

        Row row() {
            Row row = Row.of(
                            switch (kind) {
                                case FILL -> "Trade";
                                case ORDER -> "Order";
                                case EVENT -> "OptionEAE";
                                case CONFIRMED -> "TradeConfirm";
                            })
                    .with("conid", conId)
                    .with("quantity", 1)
                    .with("tradePrice", 5)
                    .with("tradeID", kind.ordinal() + "80" + number)
                    .with("ibOrderID", kind.ordinal() + "70" + number);
            for (Map.Entry<String, String> column : said.entrySet()) {
                row = row.with(column.getKey(), column.getValue());
            }
            String date = "202607" + two(day);
            return switch (kind) {
                case EVENT -> row.with("date", date).with("transactionType", "Exercise");
                case ORDER -> row.with("tradeDate", date).with("buySell", "BUY");
                default ->
                    row.with("tradeDate", date)
                            .with("dateTime", date + ";100000")
                            .with("buySell", "BUY")
                            .with("transactionType", "ExchTrade")
                            .with("ibExecID", "0000f1ab.6" + kind.ordinal() + two(number) + ".01.01");
            };
        }
    }

    /**
     * A payload.
     *
     * @param madeOn the day of August on which the statement of each of the two accounts was made; 0 where it does not say
     * @param records what it tells
     */
    record Payload(List<Integer> madeOn, List<Told> records) {

        boolean confirms() {
            return records.get(0).confirms();
        }

        Payload madeAgainOn(int day) {
            return new Payload(List.of(day, day), records);
        }

        String xml() {
            FlexXml xml = confirms() ? FlexXml.confirmations() : FlexXml.activity();
            for (int account = 0; account < madeOn.size(); account++) {
                int of = account;
                xml.statement("U770000" + account, statement -> tell(statement, of));
            }
            return xml.toXml();
        }

        private Statement tell(Statement statement, int account) {
            int day = madeOn.get(account);
            statement.whenGenerated(day == 0 ? "" : "202608" + two(day) + ";180000");
            for (Told told : records) {
                if (told.account() == account && told.kind() == Kind.EVENT) {
                    statement.optionEvent(told.row());
                } else if (told.account() == account) {
                    statement.trade(told.row());
                }
            }
            return statement;
        }
    }

    private ContractWorld() {}

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    /** Some payloads, the last of which is the newest of all. */
    static List<Payload> payloads(Random random) {
        List<Told> told = records(random);
        List<Payload> payloads = new ArrayList<>();
        int count = 2 + random.nextInt(4);
        while (payloads.size() < count) {
            boolean last = payloads.size() == count - 1;
            boolean confirms = random.nextInt(3) == 0;
            List<Told> records = new ArrayList<>();
            told.stream()
                    .filter(record -> record.confirms() == confirms && random.nextInt(5) < 3)
                    .filter(record -> records.stream().noneMatch(record::isTheSameAs))
                    .forEach(records::add);
            if (!records.isEmpty()) {
                payloads.add(
                        new Payload(last ? List.of(9, 9) : List.of(random.nextInt(6), 1 + random.nextInt(5)), records));
            }
        }
        return payloads;
    }

    private static List<Told> records(Random random) {
        List<Told> records = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 4; i++) {
                Told before = i == 0 ? null : records.get(records.size() - 1);
                boolean anew = before != null && random.nextInt(3) == 0;
                records.add(new Told(
                        kind,
                        anew ? before.number() : i,
                        anew ? before.conId() : CON_IDS.get(random.nextInt(CON_IDS.size())),
                        anew ? before.day() : 10 + random.nextInt(4),
                        anew ? before.account() : random.nextInt(2),
                        said(random)));
            }
        }
        return records;
    }

    private static Map<String, String> said(Random random) {
        Map<String, String> said = new LinkedHashMap<>();
        COLUMNS.keySet().stream().sorted().forEach(column -> {
            List<String> values = COLUMNS.get(column);
            if (random.nextInt(3) > 0) {
                said.put(column, values.get(random.nextInt(values.size())));
            }
        });
        return said;
    }
}
