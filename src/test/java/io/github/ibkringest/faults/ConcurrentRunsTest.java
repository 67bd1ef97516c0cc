package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many processes at once: on one account one runs and the others say so; on different accounts all run. */
class ConcurrentRunsTest {

    private static final int PROCESSES = 8;
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    private PGSimpleDataSource database;
    private JdbcTemplate jdbc;

    @BeforeEach
    void startAnew() {
        database = RunningProgram.freshDatabase();
        jdbc = new JdbcTemplate(database);
    }

    private List<ProgramProcess.Ended> atOnce(List<Path> files) {
        List<ProgramProcess> started = files.stream()
                .map(file -> ProgramProcess.start(
                        KillWorld.environment(database), "sync", "--json", "--file", file.toString()))
                .toList();
        return started.stream().map(ProgramProcess::await).toList();
    }

    @Test
    void shouldRunOnceForOneAccount() throws IOException {
        ProgramProcess.run(KillWorld.environment(database), "status");
        sameAccount(1);
    }

    /** The first start makes the schema; many first starts at once must not hurt each other. */
    @Test
    void shouldRunAllForDifferentAccounts() {
        differentAccounts(1);
    }

    @Test
    @Tag("slow")
    void shouldEndWellEachTime() throws Exception {
        FaultMatrix.record(
                PROCESSES + " programs at once on one account, and on different accounts that share their contracts",
                "seeds 1 to " + ROUNDS + " each",
                () -> {
                    for (int seed = 1; seed <= ROUNDS; seed++) {
                        startAnew();
                        sameAccount(seed);
                        startAnew();
                        differentAccounts(seed);
                    }
                    return "on one account one ran and the others ended with exit 4, or found everything known;"
                            + " on different ones all ran; rows exact";
                });
    }

    private void sameAccount(int seed) throws IOException {
        Path file = StatementGenerator.of(3_000, 1, seed).writeTo(folder.resolve("one-" + seed + ".xml"));
        List<ProgramProcess.Ended> ended = atOnce(Collections.nCopies(PROCESSES, file));
        assertThat(ended).allSatisfy(one -> assertThat(one.code()).as(one.err()).isIn(0, 4));
        assertThat(ended).anyMatch(one -> one.code() == 0);
        if (ended.stream().anyMatch(one -> one.code() == 4)) {
            assertThat(ProgramProcess.run(KillWorld.environment(database), "sync", "--file", file.toString())
                            .code())
                    .isZero();
        }
        PGSimpleDataSource alone = RunningProgram.freshDatabase();
        ProgramProcess.run(KillWorld.environment(alone), "sync", "--file", file.toString());
        assertThat(rowsOf("U9900001", jdbc)).isEqualTo(rowsOf("U9900001", new JdbcTemplate(alone)));
        System.out.println("seed " + seed + ": exits "
                + ended.stream().map(ProgramProcess.Ended::code).toList());
    }

    private static Map<String, Object> rowsOf(String account, JdbcTemplate jdbc) {
        return jdbc.queryForMap(
                "select count(*) as rows, sum(e.signed_quantity) as quantity, sum(e.commission) as commission,"
                        + " sum(e.first_run_id) is not null as known, count(distinct e.exec_key) as keys"
                        + " from trading.execution e join trading.broker_account a on a.id = e.account_id"
                        + " where a.code = ?",
                account);
    }

    private void differentAccounts(int seed) {
        List<Path> files = IntStream.range(0, PROCESSES)
                .mapToObj(account -> RunningProgram.file(sharedContracts(seed, account)))
                .toList();
        List<ProgramProcess.Ended> ended = atOnce(files);
        assertThat(ended)
                .allSatisfy(
                        one -> assertThat(one.code()).as(one.err() + one.out()).isZero());
        assertThat(jdbc.queryForObject(
                        "select count(*) from trading.execution e join trading.broker_account a"
                                + " on a.id = e.account_id where a.code like 'U77" + seed + "%'",
                        Long.class))
                .isEqualTo(PROCESSES * 400L);
        assertThat(jdbc.queryForObject("select count(*) from trading.execution where contract_id is null", Long.class))
                .isZero();
    }

    /** Every account trades the same contracts, each in another order. */
    private static String sharedContracts(int seed, int account) {
        List<Row> fills = new ArrayList<>();
        for (int contract = 0; contract < 400; contract++) {
            fills.add(Rows.optionFill()
                    .with("conid", "7" + seed + String.format("%04d", contract))
                    .with("symbol", "OPT" + seed + "-" + contract)
                    .with("underlyingConid", "8" + seed + String.format("%04d", contract % 40)));
        }
        Collections.shuffle(fills, new Random(seed * 100L + account));
        return FlexXml.activity()
                .statement("U77" + seed + "0" + account, s -> s.trade(fills.toArray(Row[]::new)))
                .toXml();
    }
}
