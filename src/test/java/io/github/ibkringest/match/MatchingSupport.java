package io.github.ibkringest.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tests of which rows are one fact, in whatever order they are given. */
abstract class MatchingSupport {

    static final Candidate FULL = Told.row()
            .with("execId", "a.01")
            .with("transaction", "9001")
            .with("tradeId", "8001")
            .with("orderId", "7001")
            .as("X:a.01");

    /** The facts as sets of keys. */
    static Set<Set<String>> facts(Candidate... rows) {
        Set<Set<String>> facts = keys(Matching.of(List.of(rows)));
        for (int seed = 0; seed < 5; seed++) {
            List<Candidate> shuffled = new ArrayList<>(List.of(rows));
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(keys(Matching.of(shuffled))).isEqualTo(facts);
        }
        return facts;
    }

    static Set<Set<String>> keys(List<List<Candidate>> facts) {
        return facts.stream()
                .map(rows -> rows.stream().map(Candidate::key).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    static void shouldBeOne(Candidate... rows) {
        assertThat(facts(rows))
                .containsExactly(Stream.of(rows).map(Candidate::key).collect(Collectors.toSet()));
    }

    static void shouldBeTwo(Candidate one, Candidate other) {
        assertThat(facts(one, other)).containsExactlyInAnyOrder(Set.of(one.key()), Set.of(other.key()));
    }

    /** A query that has these columns besides side, quantity and price. */
    static Told thin(String... columns) {
        Told row = Told.row().without("conId", "symbol", "at", "tradeDate", "reportDate", "kindText");
        for (String column : columns) {
            row = switch (column) {
                case "symbol" -> row.with("symbol", "ACMX");
                case "conId" -> row.with("conId", "101");
                case "at" -> row.with("at", Told.AT);
                case "tradeDate" -> row.with("tradeDate", Told.DAY);
                default -> throw new IllegalArgumentException(column);
            };
        }
        return row;
    }
}
