package io.github.ibkringest.broker.ibkr.flex.total;

import io.github.ibkringest.broker.ibkr.flex.format.FlexNumbers;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.StatedPosition;
import io.github.ibkringest.broker.record.StatedReport;
import io.github.ibkringest.broker.record.StatedTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Rows of the sections of totals of one statement, as they are kept. Every amount of a row is a total under the name of its
 * attribute. Left out are what describes the row, and the splits of an amount that IBKR's cash report gives besides it
 * (securities and commodities, month and year to date). Not thread-safe.
 */
public final class TotalsMapper {

    /** What identifies or describes a row of totals, and is no amount although it may be a number. */
    private static final Set<String> DESCRIPTIVE = Set.of(
            "accountId",
            "acctAlias",
            "model",
            "currency",
            "levelOfDetail",
            "fromDate",
            "toDate",
            "reportDate",
            "fxRateToBase",
            "assetCategory",
            "subCategory",
            "symbol",
            "description",
            "conid",
            "securityID",
            "securityIDType",
            "cusip",
            "isin",
            "figi",
            "listingExchange",
            "underlyingConid",
            "underlyingSymbol",
            "underlyingSecurityID",
            "underlyingListingExchange",
            "issuer",
            "issuerCountryCode",
            "multiplier",
            "strike",
            "expiry",
            "putCall",
            "principalAdjustFactor",
            "serialNumber",
            "deliveryType",
            "commodityType",
            "fineness",
            "weight",
            "code",
            "sedol");

    private static final Pattern SPLIT = Pattern.compile(".*(Sec|Com|IBUKL|Paxos|Crypto|MTD|YTD)");

    /** Sections with one row for each currency at most. */
    private static final Set<Section> UNDIVIDED = EnumSet.of(Section.CASH, Section.NAV_CHANGE, Section.INTEREST);

    private final Set<Section> sections;
    private final List<String> faults = new ArrayList<>();
    private final List<StatedPosition> positions = new ArrayList<>();
    private final List<StatedTotal> totals = new ArrayList<>();
    private final Map<List<String>, BigDecimal> transactions = new TreeMap<>(Comparator.comparing(Object::toString));
    private final FundsLines funds = new FundsLines();
    private final SymbolSums symbols = new SymbolSums();
    private final List<String> hashes = new ArrayList<>();
    private String baseCurrency;

    /** @param sections the sections that the statement has */
    public TotalsMapper(Set<Section> sections) {
        this.sections = sections.isEmpty() ? EnumSet.noneOf(Section.class) : EnumSet.copyOf(sections);
    }

    /** Adds a row. One that cannot be read is a fault, and its section counts as not stated. */
    public void add(FlexRow row) {
        String json = RawJson.of(row);
        hashes.add(RawJson.hash(json).toString());
        try {
            switch (row.section()) {
                case ACCOUNT -> baseCurrency = row.text(Column.CURRENCY);
                case POSITIONS -> positions.add(position(row, json));
                case CASH_TRANSACTIONS -> transaction(row);
                case FUNDS -> funds(row);
                case TRADES -> symbol(row);
                default -> amounts(row);
            }
        } catch (MalformedTotalException e) {
            Section section = row.section() == Section.TRADES ? Section.SYMBOLS : row.section();
            faults.add(section.element() + ", " + row.place() + ": " + e.getMessage());
            sections.remove(section);
        }
    }

    private static StatedPosition position(FlexRow row, String json) {
        BigDecimal quantity = number(row, Column.POSITION);
        if (quantity == null) {
            throw new MalformedTotalException("the quantity is missing; tick the column Quantity");
        }
        return new StatedPosition(
                row.text(Column.CON_ID),
                row.text(Column.SYMBOL),
                row.text(Column.ASSET_CATEGORY),
                row.text(Column.CURRENCY),
                quantity,
                number(row, Column.COST_BASIS_MONEY),
                number(row, Column.MARK_PRICE),
                json);
    }

    private static BigDecimal number(FlexRow row, Column column) {
        String text = row.text(column);
        try {
            return text == null ? null : FlexNumbers.parse(text);
        } catch (NumberFormatException e) {
            throw new MalformedTotalException(column.label() + " '" + text + "' is no number");
        }
    }

    /** Only their sums by type and currency are totals. Where bookings and sums are selected, each is stated twice. */
    private void transaction(FlexRow row) {
        BigDecimal amount = number(row, Column.AMOUNT);
        if (amount != null && !"SUMMARY".equals(row.text(Column.LEVEL_OF_DETAIL))) {
            String currency = row.text(Column.CURRENCY);
            String type = row.text(Column.TRANSACTION_KIND);
            transactions.merge(
                    List.of(currency == null ? "" : currency, type == null ? "" : type), amount, BigDecimal::add);
        }
    }

    private void funds(FlexRow row) {
        funds.add(
                text(row, Column.CURRENCY),
                text(row, Column.LEVEL_OF_DETAIL),
                number(row, Column.AMOUNT),
                number(row, Column.DEBIT),
                number(row, Column.CREDIT),
                number(row, Column.BALANCE));
    }

    private void symbol(FlexRow row) {
        Map<String, BigDecimal> values = new TreeMap<>();
        values.put("quantity", number(row, Column.QUANTITY));
        values.put("proceeds", number(row, Column.PROCEEDS));
        values.put("commission", number(row, Column.COMMISSION));
        symbols.add(text(row, Column.CURRENCY), text(row, Column.CON_ID), values);
    }

    private static String text(FlexRow row, Column column) {
        String text = row.text(column);
        return text == null ? "" : text;
    }

    private void amounts(FlexRow row) {
        for (int n = 0; n < row.shape().size(); n++) {
            String name = row.shape().attribute(n);
            String value = row.values()[n].strip();
            if (!value.isEmpty() && !DESCRIPTIVE.contains(name) && !isSplit(row, name)) {
                amount(row, name, value);
            }
        }
    }

    /** Only the cash report has nothing but amounts; elsewhere a text is something that describes the row. */
    private void amount(FlexRow row, String name, String value) {
        try {
            String currency = row.text(Column.CURRENCY);
            totals.add(new StatedTotal(
                    row.section().element(),
                    currency == null ? "" : currency,
                    subject(row),
                    name,
                    FlexNumbers.parse(value)));
        } catch (NumberFormatException e) {
            if (row.section() == Section.CASH) {
                throw new MalformedTotalException(name + " '" + value + "' is no number");
            }
        }
    }

    private static boolean isSplit(FlexRow row, String name) {
        return row.section() == Section.CASH && SPLIT.matcher(name).matches();
    }

    /** The contract, or the day, that the row is about. */
    private static String subject(FlexRow row) {
        if (UNDIVIDED.contains(row.section())) {
            return "";
        }
        Column about = row.section() == Section.EQUITY ? Column.REPORT_DATE : Column.CON_ID;
        String subject = row.text(about);
        return subject == null ? "" : subject;
    }

    /**
     * What the rows say.
     *
     * @param lots sections that have lots, which were left out: one with nothing else states no positions
     */
    public StatedReport report(Period period, Instant asOf, Set<Section> lots) {
        if (lots.contains(Section.POSITIONS) && positions.isEmpty() && sections.remove(Section.POSITIONS)) {
            faults.add(Section.POSITIONS.element() + " has lots only; select the option Summary");
        }
        Set<String> stated = new TreeSet<>();
        sections.forEach(section -> stated.add(section.element()));
        if (sections.contains(Section.CASH_TRANSACTIONS)) {
            transactions.forEach((key, sum) -> totals.add(
                    new StatedTotal(Section.CASH_TRANSACTIONS.element(), key.get(0), key.get(1), "amount", sum)));
        }
        if (sections.contains(Section.FUNDS)) {
            totals.addAll(funds.totals());
        }
        if (sections.contains(Section.SYMBOLS)) {
            totals.addAll(symbols.totals());
        }
        Collections.sort(hashes);
        UUID hash = RawJson.hash(String.join("\n", stated) + "\n" + String.join("\n", hashes));
        return new StatedReport(period, asOf, baseCurrency, stated, faults, positions, totals, hash);
    }

    /** A row that cannot be read; the message says what is wrong with it. */
    private static final class MalformedTotalException extends RuntimeException {

        MalformedTotalException(String message) {
            super(message);
        }
    }
}
