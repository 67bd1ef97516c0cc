package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same facts again cost next to nothing: no row of a domain table is written, and hardly any write-ahead log. On a
 * server as it is by default, with full page writes, just after a checkpoint: that is when a page costs most.
 */
class NoOpTest {

    private static final long LITTLE = 64 << 10;

    /** A new payload is compressed bytes, in pieces with a header each; its log takes some percent more than its table. */
    private static final double OVERHEAD = 1.05;

    @TempDir
    Path folder;

    @Test
    void shouldWriteNothingTwice() throws Exception {
        again(3_000);
    }

    @Test
    @Tag("slow")
    void shouldWriteNothingTwiceHoweverMuchThereIs() throws Exception {
        FaultMatrix.record("the same facts again", "50000 rows, seed 6", () -> again(50_000));
    }

    private String again(int rows) throws IOException {
        try (FaultyServer server = FaultyServer.start()) {
            PGSimpleDataSource database = server.create("again", null);
            Written first = sync(database, statement(rows, "20261102;060000"));
            assertThat(first.tuples()).isGreaterThan(rows);
            Written same = sync(database, statement(rows, "20261102;060000"));
            Written anew = sync(database, statement(rows, "20261103;060000"));
            server.drop("again");
            System.out.println(rows + " rows, seed 6: first " + first + ", same bytes " + same + ", new stamp " + anew);
            assertThat(same.tuples()).isZero();
            assertThat(same.payload()).isZero();
            assertThat(same.log()).isLessThan(LITTLE);
            assertThat(anew.tuples()).isZero();
            assertThat(anew.payload()).isPositive();
            assertThat(anew.log() - anew.payload() * OVERHEAD).isLessThan(LITTLE);
            return "no tuple of a domain table written; log " + (same.log() >> 10) + " KB for the same bytes, "
                    + (anew.log() >> 10) + " KB for a new whenGenerated, whose payload takes " + (anew.payload() >> 10)
                    + " KB (first sync: " + (first.log() >> 10) + " KB)";
        }
    }

    private Path statement(int rows, String stamp) throws IOException {
        return StatementGenerator.of(rows, 1, 6)
                .whenGenerated(stamp)
                .writeTo(folder.resolve(rows + "-" + stamp.substring(0, 8) + ".xml"));
    }

    /**
     * What a sync wrote.
     *
     * @param tuples rows inserted, updated or deleted in domain tables
     * @param log bytes of write-ahead log
     * @param payload bytes by which the kept payloads grew
     */
    private record Written(long tuples, long log, long payload) {

        static Written in(JdbcTemplate jdbc) {
            return new Written(
                    jdbc.queryForObject(
                            "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_user_tables"
                                    + " where relname in ('execution', 'trade_order', 'order_alias', 'option_event',"
                                    + " 'ibkr_contract', 'instrument', 'broker_account', 'record_revision')",
                            Long.class),
                    jdbc.queryForObject("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')", Long.class),
                    jdbc.queryForObject(
                            "select coalesce(sum(pg_total_relation_size(to_regclass(name))), 0)"
                                    + " from (values ('trading.raw_payload'), ('trading.raw_payload_chunk')) t (name)",
                            Long.class));
        }

        Written minus(Written before) {
            return new Written(tuples - before.tuples, log - before.log, payload - before.payload);
        }
    }

    /** The program is a process of its own: when it has ended, its connections have handed in their statistics. */
    private static Written sync(PGSimpleDataSource database, Path statement) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        settle(jdbc);
        Written before = Written.in(jdbc);
        Map<String, String> environment = KillWorld.environment(database);
        ProgramProcess.Ended ended = ProgramProcess.run(environment, "sync", "--file", statement.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return Written.in(jdbc).minus(before);
    }

    /** Leaves the server nothing to do by itself that would be taken for the program's work. */
    private static void settle(JdbcTemplate jdbc) {
        jdbc.execute("alter system set autovacuum = off");
        jdbc.execute("select pg_reload_conf()");
        jdbc.execute("vacuum analyze");
        jdbc.execute("vacuum pg_catalog.pg_statistic");
        jdbc.execute("checkpoint");
    }
}
