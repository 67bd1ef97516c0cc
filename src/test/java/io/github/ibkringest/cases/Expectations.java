package io.github.ibkringest.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a case expects of the store, but for its likeness to another store. */
final class Expectations {

    private static final Map<String, String> COUNTED = Map.of(
            "effective",
            "select count(*) from trading.effective_execution",
            "unmatched_cancels",
            "select count(*) from trading.unmatched_cancel",
            "deliveries_with_parent",
            "select count(*) from trading.option_event"
                    + " where event_type = 'DELIVERY' and parent_event_id is not null",
            "executions_proven",
            "select coalesce(sum(proven_to - proven_from + 1), 0) from trading.proven_period"
                    + " where dataset = 'executions'");

    private static final Map<String, String> LISTED = Map.of(
            "orders_filled",
            "select trim_scale(filled_quantity)::text from trading.trade_order order by filled_quantity",
            "event_precision",
            "select distinct time_precision from trading.option_event order by 1");

    private final JdbcTemplate jdbc;
    private final JsonNode expected;

    Expectations(JdbcTemplate jdbc, JsonNode expected) {
        this.jdbc = jdbc;
        this.expected = expected;
    }

    /** What is expected; a word that is not known here is no expectation that could be passed over. */
    Stream<String> names() {
        return expected.properties().stream().map(Map.Entry::getKey).filter(name -> !name.equals("same_as"));
    }

    void hold(String name, String test) {
        JsonNode wanted = expected.get(name);
        if (name.equals("position")) {
            Map<String, BigDecimal> positions = new TreeMap<>();
            wanted.properties()
                    .forEach(position -> positions.put(
                            position.getKey().replace(" ", ""),
                            new BigDecimal(position.getValue().asText()).stripTrailingZeros()));
            assertThat(positions()).as(test).isEqualTo(positions);
        } else if (COUNTED.containsKey(name)) {
            assertThat(jdbc.queryForObject(COUNTED.get(name), Integer.class))
                    .as(test)
                    .isEqualTo(wanted.asInt());
        } else {
            assertThat(LISTED).as("known expectations").containsKey(name);
            assertThat(jdbc.queryForList(LISTED.get(name), String.class))
                    .as(test)
                    .isEqualTo(StreamSupport.stream(wanted.spliterator(), false)
                            .map(JsonNode::asText)
                            .sorted()
                            .toList());
        }
    }

    private Map<String, BigDecimal> positions() {
        Map<String, BigDecimal> positions = new TreeMap<>();
        jdbc.query("select replace(symbol, ' ', ''), quantity from trading.position_by_contract", row -> {
            positions.merge(row.getString(1), row.getBigDecimal(2), BigDecimal::add);
        });
        positions.values().removeIf(quantity -> quantity.signum() == 0);
        positions.replaceAll((symbol, quantity) -> quantity.stripTrailingZeros());
        return positions;
    }
}
