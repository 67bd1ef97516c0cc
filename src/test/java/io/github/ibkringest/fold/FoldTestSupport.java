package io.github.ibkringest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.fold.layout.OrderRows;
import io.github.ibkringest.fold.layout.Part;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.OrderDay;
import io.github.ibkringest.model.OrderStatus;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Statements of an order, and the row that they are folded into. */
abstract class FoldTestSupport {

    static final Instant MONDAY = Instant.parse("2026-07-13T12:00:00Z");
    static final Instant TUESDAY = MONDAY.plusSeconds(86_400);
    static final List<String> NUMBERS = List.of("filled", "price", "commission");
    static final LocalDate DAY = LocalDate.of(2026, 7, 17);
    final Fold fold = new Fold(OrderRows.TYPE, raw -> statement(texts(raw.json()), raw));

    static Statement said(IbkrFeed feed, Instant asOf, String part, OrderStatus status, String... numbers) {
        return said(feed.asOf(asOf), part, status, numbers);
    }

    /** Numbers: filled quantity, average price, commission; missing ones are not stated. */
    static Statement said(Provenance provenance, String part, OrderStatus status, String... numbers) {
        Map<String, String> attributes = new TreeMap<>(Map.of("part", part, "status", status.name()));
        for (int i = 0; i < numbers.length; i++) {
            if (!numbers[i].isEmpty()) {
                attributes.put(NUMBERS.get(i), numbers[i]);
            }
        }
        Map<String, Attributes.Stated> stated = new TreeMap<>();
        attributes.forEach((name, text) -> stated.put(name, new Attributes.Stated(text, null)));
        String json = Attributes.json(stated);
        UUID hash = UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8));
        return statement(attributes, new RawRecord(json, hash, provenance, "line 1"));
    }

    static Map<String, String> texts(String json) {
        Map<String, String> texts = new TreeMap<>();
        Attributes.of(json).forEach((name, stated) -> texts.put(name, stated.text()));
        return texts;
    }

    /** What some attributes say; a part is named by a text. */
    static Statement statement(Map<String, String> attributes, RawRecord raw) {
        OrderData order = new OrderData(
                "U1",
                "7",
                null,
                OrderDay.ALL,
                ContractData.of("101", "STK", "ACMX", "USD"),
                OrderStatus.valueOf(attributes.get("status")),
                Side.BUY,
                null,
                null,
                null,
                null,
                number(attributes.get("filled")),
                null,
                null,
                number(attributes.get("price")),
                number(attributes.get("commission")),
                null,
                null,
                null,
                null,
                DAY,
                null);
        Part part = Part.named(attributes.get("part").isEmpty() ? null : attributes.get("part"));
        return new Statement(
                "7",
                new Fragment("flex-file", part.name(), raw),
                part,
                order,
                OrderRows.TYPE.values(order),
                order.contract(),
                DAY);
    }

    static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    FoldedRow fold(Statement... statements) {
        FoldedRow row = fold.fold(List.of(statements));
        List<Statement> reversed = new ArrayList<>(List.of(statements));
        Collections.reverse(reversed);
        assertThat(fold.fold(reversed).values()).containsExactly(row.values());
        return row;
    }

    static Object value(FoldedRow row, String column) {
        return row.values()[OrderRows.TYPE.position(column)];
    }
}
