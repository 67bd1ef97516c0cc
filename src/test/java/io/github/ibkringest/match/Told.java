package io.github.ibkringest.match;

import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.ExecutionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A row of some columns: by default 100 bought at 10 of the contract 101, symbol ACMX, at 14:30 on 17 July. */
final class Told {

    static final LocalDate DAY = LocalDate.of(2026, 7, 17);
    static final String AT = "2026-07-17T18:30:00Z";

    private final Map<String, Object> columns = new HashMap<>();

    static Told row() {
        return new Told()
                .with("conId", "101")
                .with("symbol", "ACMX")
                .with("at", AT)
                .with("tradeDate", DAY)
                .with("reportDate", DAY)
                .with("kind", ExecutionKind.FILL)
                .with("kindText", "ExchTrade")
                .with("quantity", "100")
                .with("price", "10");
    }

    Told with(String column, Object value) {
        Told other = new Told();
        other.columns.putAll(columns);
        other.columns.put(column, value);
        return other;
    }

    Told without(String... names) {
        Told other = new Told();
        other.columns.putAll(columns);
        List.of(names).forEach(other.columns::remove);
        return other;
    }

    /** The row under a key; its id is the key's hash. */
    Candidate as(String key) {
        Instant at = columns.containsKey("at") ? Instant.parse(text("at")) : null;
        LocalDate tradeDate = (LocalDate) columns.get("tradeDate");
        LocalDate local = at == null ? tradeDate : LocalDate.ofInstant(at, ZoneId.of("America/New_York"));
        return new Candidate(
                key.hashCode(),
                key,
                text("execId"),
                columns.containsKey("transaction") ? Set.of(text("transaction")) : Set.of(),
                text("tradeId"),
                text("orderId"),
                null,
                text("origTradeId"),
                (ExecutionKind) columns.get("kind"),
                text("kindText"),
                !columns.containsKey("sideMissing"),
                ContractData.of(text("conId"), text("assetClass"), text("symbol"), text("currency")),
                new BigDecimal(text("quantity")),
                columns.containsKey("price") ? new BigDecimal(text("price")) : null,
                at,
                columns.containsKey("toTheMinute"),
                local,
                tradeDate,
                (LocalDate) columns.get("reportDate"),
                columns.containsKey("reportDate") ? Set.of((LocalDate) columns.get("reportDate")) : Set.of(),
                columns.containsKey("bookedLater"),
                columns.containsKey("nearTwin"),
                columns.containsKey("rank") ? (Integer) columns.get("rank") : 4,
                List.of());
    }

    private String text(String column) {
        Object value = columns.get(column);
        return value == null ? null : value.toString();
    }
}
