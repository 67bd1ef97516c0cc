package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Contracts and instruments are what the newest records say, in whatever order and however often they are told. */
class ContractOrderTest {

    private static final RunningProgram PROGRAM = RunningProgram.over(RunningProgram.freshDatabase());

    private static final String CONTRACTS = """
            select concat_ws('|', c.con_id, coalesce(c.sec_type, ''), coalesce(c.symbol, ''), coalesce(c.description, ''),
                     coalesce(c.currency, ''), coalesce(c.exchange, ''), coalesce(c.multiplier::text, ''),
                     coalesce(to_char(c.expiry, 'YYYYMMDD'), ''), coalesce(c.isin, ''), coalesce(c.figi, ''),
                     coalesce(c.underlying_con_id, ''), coalesce(c.underlying_symbol, ''),
                     coalesce(concat_ws('/', i.asset_class, i.symbol, i.currency, i.listing_exchange), ''),
                     coalesce(u.con_id, ''))
            from trading.ibkr_contract c
            left join trading.instrument i on i.id = c.instrument_id
            left join trading.ibkr_contract u on u.id = c.underlying_contract_id
            """;

    private static final String INSTRUMENTS = """
            select concat_ws('|', concat_ws('/', i.asset_class, i.symbol, i.currency, i.listing_exchange),
                     coalesce(i.isin, ''), coalesce(i.figi, ''), coalesce(i.description, ''),
                     coalesce(concat_ws('/', u.asset_class, u.symbol, u.currency, u.listing_exchange), ''))
            from trading.instrument i left join trading.instrument u on u.id = i.underlying_id
            """;

    /** A row that was written since has another place. */
    private static final String WRITTEN = """
            select 'c' || con_id || ctid from trading.ibkr_contract
            union all select 'i' || id || ctid from trading.instrument
            union all select 'e' || id || ctid from trading.option_event
            """;

    @AfterContainer
    static void stop() {
        PROGRAM.close();
    }

    @Property(tries = 15, seed = "7", shrinking = ShrinkingMode.OFF)
    void shouldBeWhatTheNewestRecordsSay(@ForAll long seed) {
        check(seed);
    }

    @Property(tries = 300, seed = "8", shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void shouldAlwaysBeWhatTheNewestRecordsSay(@ForAll long seed) {
        check(seed);
    }

    private static void check(long seed) {
        Random random = new Random(seed);
        List<ContractWorld.Payload> payloads = ContractWorld.payloads(random);
        ContractOracle oracle = new ContractOracle(payloads);
        List<Path> files = new ArrayList<>(payloads.stream()
                .map(payload -> RunningProgram.file(payload.xml()))
                .toList());
        for (int i = 0; i < 3; i++) {
            List<Path> order = new ArrayList<>(files);
            order.add(files.get(random.nextInt(files.size())));
            Collections.shuffle(order, random);
            empty();
            order.forEach(ContractOrderTest::sync);
            saysWhatTheOracleSays(
                    oracle, seed, payloads, order.stream().map(files::indexOf).toList());
            writesNothing(seed, payloads, files);
        }
    }

    private static void saysWhatTheOracleSays(
            ContractOracle oracle, long seed, List<ContractWorld.Payload> payloads, List<Integer> order) {
        assertThat(rows(CONTRACTS))
                .as("contracts, seed %s, order %s of %s", seed, order, payloads)
                .isEqualTo(oracle.contracts());
        assertThat(rows(INSTRUMENTS))
                .as("instruments, seed %s, order %s of %s", seed, order, payloads)
                .isEqualTo(oracle.instruments());
        assertThat(rows("select e.event_key from trading.option_event e left join trading.ibkr_contract c"
                        + " on c.id = e.contract_id where e.instrument_id is distinct from c.instrument_id"))
                .as("events of other instruments, seed %s, order %s of %s", seed, order, payloads)
                .isEmpty();
    }

    /** Neither all of it once more, in another order, nor the newest under a new stamp. */
    private static void writesNothing(long seed, List<ContractWorld.Payload> payloads, List<Path> files) {
        List<String> before = rows(WRITTEN);
        files.forEach(ContractOrderTest::sync);
        assertThat(rows(WRITTEN)).as("again, seed %s, %s", seed, payloads).isEqualTo(before);
        ContractWorld.Payload newest = payloads.get(payloads.size() - 1);
        sync(RunningProgram.file(newest.madeAgainOn(11).xml()));
        sync(RunningProgram.file(newest.madeAgainOn(12).xml()));
        assertThat(rows(WRITTEN)).as("new stamp, seed %s, %s", seed, payloads).isEqualTo(before);
    }

    private static List<String> rows(String query) {
        return PROGRAM.jdbc().queryForList(query, String.class).stream()
                .sorted()
                .toList();
    }

    private static void sync(Path file) {
        assertThat(PROGRAM.sync(file)).allMatch(run -> run.error() == null);
    }

    private static void empty() {
        PROGRAM.jdbc()
                .execute("truncate trading.broker_account, trading.run, trading.raw_payload, trading.instrument,"
                        + " trading.ibkr_contract, trading.record_revision cascade");
    }
}
