package io.github.ibkringest.events;

import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.OptionEventRows;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OptionEventType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What distinguishes option events without trade id; all components but the type can be null. Immutable.
 *
 * @param conId the contract's id at the broker
 * @param symbol its symbol without spaces
 * @param contract what else distinguishes contracts: asset class, currency, expiry, strike, right
 * @param kind of which day and quantity the event is
 * @param details its type, as stated, then price and proceeds
 */
public record EventTraits(String conId, String symbol, List<Object> contract, Kind kind, List<Object> details) {

    /** Those that state most come first, so that the others have something to compare with. */
    static final Comparator<EventTraits> RICHEST_FIRST = Comparator.comparing(
                    (EventTraits traits) -> traits.conId == null)
            .thenComparing(EventTraits::stated, Comparator.reverseOrder())
            .thenComparing(EventTraits::toString);

    private static final int DATE = OptionEventRows.TYPE.position("event_date");
    private static final int TYPE = OptionEventRows.TYPE.position("event_type");
    private static final int TYPE_TEXT = OptionEventRows.TYPE.position("event_type_text");
    private static final int QUANTITY = OptionEventRows.TYPE.position("quantity");
    private static final int PRICE = OptionEventRows.TYPE.position("price");
    private static final int PROCEEDS = OptionEventRows.TYPE.position("proceeds");

    /** Events that differ in this are never the same. */
    public record Kind(LocalDate date, BigDecimal quantity) {}

    static EventTraits of(Statement statement) {
        Object[] values = statement.values();
        ContractData contract = statement.contract();
        return new EventTraits(
                contract.conId(),
                contract.symbol() == null ? null : contract.symbol().replace(" ", ""),
                Arrays.asList(
                        contract.secType(),
                        contract.currency(),
                        contract.expiry(),
                        plain(contract.strike()),
                        contract.right()),
                kindOf(statement),
                Arrays.asList(type(values), plain(values[PRICE]), plain(values[PROCEEDS])));
    }

    /** The type; of one that is not known the broker's word, and null where the statement does not say. */
    private static String type(Object[] values) {
        String type = (String) values[TYPE];
        return values[TYPE_TEXT] == null
                ? null
                : type.equals(OptionEventType.OTHER.name()) ? type + ' ' + values[TYPE_TEXT] : type;
    }

    /** The date and quantity of the event that a statement states. */
    public static Kind kindOf(Statement statement) {
        Object[] values = statement.values();
        return kind((LocalDate) values[DATE], (BigDecimal) values[QUANTITY]);
    }

    /** A day and quantity. */
    public static Kind kind(LocalDate date, BigDecimal quantity) {
        return new Kind(date, (BigDecimal) plain(quantity));
    }

    /** Numbers are compared by their value, not by how many zeros they end in. */
    static Object plain(Object value) {
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()
                : value;
    }

    /** Whether both can be of one event: the same contract, nothing contradicts. */
    boolean agreesWith(EventTraits other) {
        return kind.equals(other.kind) && isOfContract(other) && noneDiffers(details, other.details);
    }

    private boolean isOfContract(EventTraits other) {
        return conId != null && other.conId != null
                ? conId.equals(other.conId)
                : symbol != null && symbol.equals(other.symbol) && noneDiffers(contract, other.contract);
    }

    private static boolean noneDiffers(List<Object> ours, List<Object> theirs) {
        for (int i = 0; i < ours.size(); i++) {
            if (ours.get(i) != null && theirs.get(i) != null && !ours.get(i).equals(theirs.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** These, and what only the other ones state. */
    EventTraits and(EventTraits other) {
        return new EventTraits(
                conId == null ? other.conId : conId,
                symbol == null ? other.symbol : symbol,
                either(contract, other.contract),
                new Kind(
                        kind.date == null ? other.kind.date : kind.date,
                        kind.quantity == null ? other.kind.quantity : kind.quantity),
                either(details, other.details));
    }

    private static List<Object> either(List<Object> ours, List<Object> theirs) {
        Object[] all = new Object[ours.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = ours.get(i) == null ? theirs.get(i) : ours.get(i);
        }
        return Arrays.asList(all);
    }

    private long stated() {
        return (symbol == null ? 0 : 1)
                + contract.stream().filter(Objects::nonNull).count()
                + details.stream().filter(Objects::nonNull).count();
    }

    /** The first part of the key of an event without trade id; events that share it are numbered. */
    String key() {
        return "E:" + (conId == null ? symbol : conId) + ":" + kind.date
                + (kind.quantity == null ? "" : ":" + kind.quantity.toPlainString()) + ":" + typeName() + ":";
    }

    private String typeName() {
        return details.get(0) == null
                ? OptionEventType.OTHER.name()
                : details.get(0).toString().split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return List.of(conId + " " + symbol, contract, details, kind).stream()
                .map(Objects::toString)
                .collect(Collectors.joining(" "));
    }
}
