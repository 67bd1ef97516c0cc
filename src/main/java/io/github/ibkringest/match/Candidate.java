package io.github.ibkringest.match;

import io.github.ibkringest.fold.FoldedRow;
import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.ExecutionRows;
import io.github.ibkringest.model.BrokerTime.Precision;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stored execution as evidence of a fact: what its own records say, null where they are silent.
 *
 * @param id key of the row
 * @param key dedup key
 * @param execId exec id
 * @param transactions ids of its bookings
 * @param tradeId trade id
 * @param orderId the broker's order id
 * @param origTransactionId the booking that a cancel takes back
 * @param origTradeId the trade that a cancel takes back
 * @param kind what it is
 * @param kindText the broker's word for it
 * @param isSideStated whether the side is stated, which distinguishes a cancel from all others
 * @param contract what was traded
 * @param signedQuantity positive bought
 * @param price price, or null
 * @param at the moment, or null when only a day is known
 * @param isToTheMinute whether the moment was stated without seconds
 * @param localDate day of the moment, or the day that stands for it
 * @param tradeDate trading day
 * @param reportDate day of the booking
 * @param bookedOn days of all its bookings
 * @param isBookedLater whether it was booked after its day, nobody says when
 * @param hasNearTwin whether a statement has another row without ids, of the same moment and number
 * @param rank weight of its best report
 * @param details its other values, which distinguish similar rows
 */
public record Candidate(
        long id,
        String key,
        String execId,
        Set<String> transactions,
        String tradeId,
        String orderId,
        String origTransactionId,
        String origTradeId,
        ExecutionKind kind,
        String kindText,
        boolean isSideStated,
        ContractData contract,
        BigDecimal signedQuantity,
        BigDecimal price,
        Instant at,
        boolean isToTheMinute,
        LocalDate localDate,
        LocalDate tradeDate,
        LocalDate reportDate,
        Set<LocalDate> bookedOn,
        boolean isBookedLater,
        boolean hasNearTwin,
        int rank,
        List<Object> details) {

    private static final int EXEC_ID = ExecutionRows.TYPE.position("ibkr_exec_id");
    private static final int TRANSACTION_ID = ExecutionRows.TYPE.position("transaction_id");
    private static final int TRADE_ID = ExecutionRows.TYPE.position("trade_id");
    private static final int ORDER_ID = ExecutionRows.TYPE.position("ibkr_order_id");
    private static final int ORIG_TRANSACTION_ID = ExecutionRows.TYPE.position("orig_transaction_id");
    private static final int ORIG_TRADE_ID = ExecutionRows.TYPE.position("orig_trade_id");
    private static final int KIND = ExecutionRows.TYPE.position("kind");
    private static final int KIND_TEXT = ExecutionRows.TYPE.position("kind_text");
    private static final int SIGNED_QUANTITY = ExecutionRows.TYPE.position("signed_quantity");
    private static final int PRICE = ExecutionRows.TYPE.position("price");
    private static final int EXECUTED_AT = ExecutionRows.TYPE.position("executed_at");
    private static final int TIME_PRECISION = ExecutionRows.TYPE.position("time_precision");
    private static final int TRADE_DATE = ExecutionRows.TYPE.position("trade_date");
    private static final int REPORT_DATE = ExecutionRows.TYPE.position("report_date");

    private static final List<Integer> DETAILS = Stream.of(
                    "commission",
                    "taxes",
                    "proceeds",
                    "net_cash",
                    "accrued_interest",
                    "realized_pnl",
                    "settle_date",
                    "report_date",
                    "order_submitted_at",
                    "brokerage_order_id",
                    "order_reference")
            .map(ExecutionRows.TYPE::position)
            .toList();

    /**
     * A row as evidence.
     *
     * @param row folded from its own records alone
     */
    public static Candidate of(long id, FoldedRow row) {
        Object[] values = row.values();
        ExecutionKind kind = ExecutionKind.valueOf((String) values[KIND]);
        Instant at = (Instant) values[EXECUTED_AT];
        return new Candidate(
                id,
                row.key(),
                (String) values[EXEC_ID],
                all(row, TRANSACTION_ID, String.class),
                (String) values[TRADE_ID],
                (String) values[ORDER_ID],
                (String) values[ORIG_TRANSACTION_ID],
                (String) values[ORIG_TRADE_ID],
                kind,
                (String) values[KIND_TEXT],
                ((ExecutionData) row.said().data()).isSideStated(),
                row.said().contract(),
                (BigDecimal) values[SIGNED_QUANTITY],
                (BigDecimal) values[PRICE],
                Precision.DATE.name().equals(values[TIME_PRECISION]) ? null : at,
                Precision.MINUTE.name().equals(values[TIME_PRECISION]),
                at == null ? null : LocalDate.ofInstant(at, PossibleDays.ZONE),
                (LocalDate) values[TRADE_DATE],
                (LocalDate) values[REPORT_DATE],
                all(row, REPORT_DATE, LocalDate.class),
                ((ExecutionData) row.said().data()).isBookedLater(),
                ((ExecutionData) row.said().data()).hasNearTwin(),
                row.best().fragment().raw().provenance().rank(),
                DETAILS.stream().map(column -> plain(values[column])).toList());
    }

    /** All that its records state in a column. */
    private static <T> Set<T> all(FoldedRow row, int column, Class<T> type) {
        return row.statements().stream()
                .map(Statement::values)
                .map(said -> type.cast(said[column]))
                .filter(stated -> stated != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Whether a record says what it is; a row without type, cancelled side and telling codes may be anything, and so may one
     * whose type is a word that nobody knows.
     */
    boolean isKindStated() {
        return kind == ExecutionKind.FILL ? kindText != null : kind != ExecutionKind.OTHER;
    }

    private static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    /** Whether all details that both state are equal. */
    boolean agreesWith(Candidate other) {
        for (int i = 0; i < details.size(); i++) {
            Object own = details.get(i);
            if (own != null && other.details.get(i) != null && !own.equals(other.details.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The minute of the moment, which is all that some reports state; or null. */
    Instant minute() {
        return at == null ? null : at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Whether both state one moment, to the second. */
    boolean isAtTheMomentOf(Candidate other) {
        return at != null && at.equals(other.at) && !isToTheMinute && !other.isToTheMinute;
    }

    /** How many decimals its price has; the more, the less it is rounded. */
    int decimals() {
        return price == null ? 0 : price.stripTrailingZeros().scale();
    }

    /** Whether both state a moment and the moments differ, as far as both state them. */
    boolean isAtAnotherMomentThan(Candidate other) {
        boolean toTheMinute = isToTheMinute || other.isToTheMinute;
        return at != null && other.at != null && !(toTheMinute ? minute().equals(other.minute()) : at.equals(other.at));
    }

    /** Whether another row of the same fact may be of a kind: for example, a stated side shows that a row is not a cancel. */
    boolean mayBe(ExecutionKind other) {
        return isKindStated() ? kind == other : other != ExecutionKind.CANCEL || !isSideStated;
    }

    /** How well it is named; the less the better. */
    int standing() {
        return execId != null ? 0 : !transactions.isEmpty() ? 1 : tradeId != null ? 2 : 3;
    }

    /** How much it states of what distinguishes similar rows. */
    long certainty() {
        return Stream.of(tradeId, orderId, origTradeId, at, tradeDate, reportDate, contract.conId(), contract.symbol())
                        .filter(stated -> stated != null)
                        .count()
                + (kindText != null ? 2 : isKindStated() ? 1 : 0);
    }

    /**
     * Which columns name it. Rows of one statement have the same columns, and its rows are different facts; and the same
     * columns of one fact give one dedup key. So two rows of one view are the same fact only if two statements state it
     * differently.
     */
    String view() {
        StringBuilder view = new StringBuilder(12);
        Stream.of(
                        execId,
                        transactions.isEmpty() ? null : transactions,
                        tradeId,
                        orderId,
                        origTransactionId,
                        origTradeId,
                        isToTheMinute ? null : at,
                        tradeDate,
                        reportDate,
                        contract.conId(),
                        contract.symbol(),
                        kindText,
                        isSideStated ? Boolean.TRUE : null,
                        minute())
                .forEach(stated -> view.append(stated == null ? '-' : '+'));
        return view.toString();
    }
}
