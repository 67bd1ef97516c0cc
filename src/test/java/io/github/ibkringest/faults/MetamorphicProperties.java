package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/** The facts of a world reach the tables in any order, split and repeated in any way: the tables say the same. */
final class MetamorphicProperties {

    private static final Map<String, Fact.Kind> MOVEMENTS =
            Map.of("corporate_action", Fact.Kind.ACTION, "transfer", Fact.Kind.TRANSFER);

    private MetamorphicProperties() {}

    /** A world of some trades, with what happens to them; the same for the same seed. */
    static List<Fact> world(Random random) {
        List<Fact> facts = new ArrayList<>();
        int trades = 2 + random.nextInt(6);
        for (int trade = 0; trade < trades; trade++) {
            int quantity = (1 + random.nextInt(9)) * (random.nextBoolean() ? 10 : -10);
            int cents = 4_000 + random.nextInt(500);
            if (random.nextInt(5) == 0) {
                facts.add(new Fact(Fact.Kind.TRANSFER, trade, quantity, 0, 0));
            }
            if (random.nextInt(4) == 0) {
                facts.add(new Fact(Fact.Kind.ACTION, trade, quantity, 0, 0));
                facts.add(new Fact(Fact.Kind.BARE_ACTION, trade, quantity, 0, 0));
                continue;
            }
            if (random.nextInt(4) == 0) {
                facts.add(new Fact(Fact.Kind.BOOKING, trade, quantity, 0, 0));
                facts.add(new Fact(Fact.Kind.EVENT, trade, quantity, 0, 0));
                continue;
            }
            facts.add(new Fact(Fact.Kind.FILL, trade, quantity, cents, 100 + random.nextInt(50)));
            if (trade % 2 == 0 && random.nextBoolean()) {
                facts.add(new Fact(Fact.Kind.ORDER, trade, quantity, cents, 100));
            }
            switch (random.nextInt(4)) {
                case 0 -> facts.add(new Fact(Fact.Kind.REVISION, trade, quantity + 10, cents + 1, random.nextInt(50)));
                case 1 -> facts.add(new Fact(Fact.Kind.CANCEL, trade, -quantity, cents, 0));
                default -> {}
            }
        }
        return facts;
    }

    /** Payloads that together tell all facts, some of them several times. */
    static List<List<Fact>> payloads(List<Fact> world, Random random) {
        List<Set<Fact>> payloads = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            payloads.add(new LinkedHashSet<>());
        }
        for (Fact fact : world) {
            for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
                payloads.get(random.nextInt(count)).add(fact);
            }
        }
        List<List<Fact>> shuffled = new ArrayList<>();
        for (Set<Fact> payload : payloads) {
            List<Fact> facts = new ArrayList<>(payload);
            Collections.shuffle(facts, random);
            shuffled.add(facts);
        }
        if (random.nextBoolean()) {
            shuffled.add(shuffled.get(random.nextInt(count)));
        }
        return shuffled;
    }

    static void sync(RunningProgram program, List<List<Fact>> payloads, Random random) {
        List<Path> files = new ArrayList<>();
        for (List<Fact> payload : payloads) {
            files.add(RunningProgram.file(WorldStatements.of(payload, random.nextInt(28) + 1)));
        }
        assertThat(program.sync(files.toArray(Path[]::new))).allMatch(run -> run.error() == null);
    }

    static Set<Fact> all(List<Fact> world) {
        return new HashSet<>(world);
    }

    static void saysWhatTheOracleSays(JdbcTemplate jdbc, MemoryLedger oracle, Object told) {
        assertThat(jdbc.queryForObject("select count(*) from trading.execution", Integer.class))
                .isEqualTo(oracle.rows());
        assertThat(jdbc.queryForObject("select count(*) from trading.option_event", Integer.class))
                .isEqualTo(oracle.events());
        assertThat(jdbc.queryForObject("select coalesce(sum(commission), 0) from trading.execution", BigDecimal.class))
                .isEqualByComparingTo(oracle.commission());
        for (Map.Entry<String, Fact.Kind> table : MOVEMENTS.entrySet()) {
            assertThat(jdbc.queryForObject(
                            "select coalesce(sum(quantity), 0) from trading." + table.getKey() + " where is_effective",
                            Integer.class))
                    .as("%s told by %s", table.getKey(), told)
                    .isEqualTo(oracle.moved(table.getValue()));
        }
        Map<Boolean, Integer> positions = oracle.positions();
        positions.forEach((share, quantity) -> assertThat(jdbc.queryForObject(
                        "select coalesce(sum(signed_quantity), 0) from trading.effective_execution where (con_id ="
                                + " '900100001') = ?",
                        Integer.class,
                        share))
                .as("%s told by %s", share ? "shares" : "options", told)
                .isEqualTo(quantity));
    }
}
