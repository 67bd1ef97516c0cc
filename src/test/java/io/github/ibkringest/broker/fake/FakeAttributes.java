package io.github.ibkringest.broker.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.ContractData;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** What a record of the fake broker says: named texts, in alphabetical order. Not thread-safe. */
final class FakeAttributes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> texts = new TreeMap<>();

    static FakeAttributes parse(String json) {
        FakeAttributes attributes = new FakeAttributes();
        try {
            attributes.texts.putAll(
                    OtherRelease.taken(JSON.readValue(json, new TypeReference<Map<String, String>>() {})));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no record of the fake broker: " + json, e);
        }
        return attributes;
    }

    void put(String name, String text) {
        texts.put(name, text);
    }

    void remove(String name) {
        texts.remove(name);
    }

    String json() {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always JSON", e);
        }
    }

    String text(String name) {
        return texts.get(name);
    }

    String required(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return text;
    }

    BigDecimal number(String name) {
        String text = texts.get(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " '" + text + "' is no number", e);
        }
    }

    LocalDate date(String name) {
        return texts.containsKey(name) ? LocalDate.parse(texts.get(name)) : null;
    }

    BrokerTime time(String name) {
        String text = texts.get(name);
        if (text == null) {
            return null;
        }
        Instant instant = Instant.parse(text);
        return new BrokerTime(instant, LocalDate.ofInstant(instant, ZoneOffset.UTC), BrokerTime.Precision.SECOND, text);
    }

    Side side() {
        String text = text("side");
        return text == null ? null : Side.valueOf(text);
    }

    ContractData contract() {
        return new ContractData(
                text("conId"),
                text("secType"),
                null,
                text("symbol"),
                null,
                null,
                number("strike"),
                date("expiry"),
                text("right"),
                number("multiplier"),
                text("currency"),
                text("exchange"),
                null,
                null,
                null,
                text("underlyingConId"),
                text("underlyingSymbol"));
    }
}
