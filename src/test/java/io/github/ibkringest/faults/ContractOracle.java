package io.github.ibkringest.faults;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What contracts and instruments must be after some payloads, worked out from all records at once. */
final class ContractOracle {

    private record Saying(boolean own, int madeOn, int rank, int day, String value) {}

    private static final Comparator<Saying> COUNTS_MORE = Comparator.comparing(Saying::own)
            .thenComparing(Saying::madeOn)
            .thenComparing(Saying::rank)
            .thenComparing(Saying::day)
            .thenComparing(Saying::value);

    /** Newest first. */
    private static final Comparator<String> AGE =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    private final Map<String, Map<String, Saying>> contracts = new TreeMap<>(AGE.reversed());

    ContractOracle(List<ContractWorld.Payload> payloads) {
        payloads.forEach(payload -> payload.records().forEach(told -> hear(payload, told)));
    }

    private void hear(ContractWorld.Payload payload, ContractWorld.Told told) {
        int madeOn = payload.madeOn().get(told.account());
        int rank = told.confirms() ? 3 : 4;
        contracts.computeIfAbsent(told.conId(), id -> new TreeMap<>());
        told.said().forEach((column, value) -> {
            String written = column.equals("multiplier")
                    ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                    : value;
            hear(told.conId(), column, new Saying(true, madeOn, rank, told.day(), written));
        });
        String underlying = told.said().get("underlyingConid");
        if (underlying != null && !underlying.equals(told.conId())) {
            contracts.computeIfAbsent(underlying, id -> new TreeMap<>());
            String name = told.said().get("underlyingSymbol");
            if (name != null) {
                hear(underlying, "symbol", new Saying(false, madeOn, 0, told.day(), name));
            }
        }
    }

    private void hear(String conId, String column, Saying saying) {
        contracts.get(conId).merge(column, saying, (one, other) -> COUNTS_MORE.compare(one, other) >= 0 ? one : other);
    }

    private String value(String conId, String column) {
        Saying saying = contracts.get(conId).get(column);
        return saying == null ? null : saying.value();
    }

    private String instrumentOf(String conId) {
        return conId == null || value(conId, "assetCategory") == null
                ? null
                : value(conId, "assetCategory") + "/" + text(conId, "symbol") + "/" + text(conId, "currency") + "/"
                        + text(conId, "listingExchange");
    }

    private String text(String conId, String column) {
        return Objects.toString(value(conId, column), "");
    }

    List<String> contracts() {
        List<String> lines = new ArrayList<>();
        for (String conId : contracts.keySet()) {
            List<String> values = new ArrayList<>(List.of(conId));
            for (String column : List.of(
                    "assetCategory",
                    "symbol",
                    "description",
                    "currency",
                    "listingExchange",
                    "multiplier",
                    "expiry",
                    "isin",
                    "figi",
                    "underlyingConid",
                    "underlyingSymbol")) {
                values.add(text(conId, column));
            }
            values.add(Objects.toString(instrumentOf(conId), ""));
            values.add(text(conId, "underlyingConid"));
            lines.add(String.join("|", values));
        }
        return lines.stream().sorted().toList();
    }

    List<String> instruments() {
        Set<String> keys = new TreeSet<>();
        contracts.keySet().stream()
                .map(this::instrumentOf)
                .filter(Objects::nonNull)
                .forEach(keys::add);
        return keys.stream()
                .map(key -> String.join(
                        "|",
                        key,
                        newest(key, "isin"),
                        newest(key, "figi"),
                        newest(key, "description"),
                        underlyingOf(key)))
                .sorted()
                .toList();
    }

    private String newest(String key, String column) {
        return contracts.keySet().stream()
                .filter(conId -> key.equals(instrumentOf(conId)))
                .map(conId -> value(conId, column))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private String underlyingOf(String key) {
        return contracts.keySet().stream()
                .filter(conId -> key.equals(instrumentOf(conId)))
                .map(conId -> instrumentOf(value(conId, "underlyingConid")))
                .filter(underlying -> underlying != null && !underlying.equals(key))
                .findFirst()
                .orElse("");
    }
}
