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

    /** Log since a place: of all but the tables of payloads with their TOAST and indexes, and of these. */
    private static final String LOG = """
            with tables as (
              select oid, reltoastrelid from pg_class
              where oid in (to_regclass('trading.raw_payload'), to_regclass('trading.raw_payload_chunk'))
            ),
            heaps as (select oid from tables union select reltoastrelid from tables),
            relations as (select oid from heaps union select indexrelid from pg_index join heaps on oid = indrelid),
            nodes as (select pg_relation_filenode(oid) as node from relations),
            payload as (
              select distinct start_lsn from pg_get_wal_block_info(?::pg_lsn, pg_current_wal_flush_lsn())
              where relfilenode in (select node from nodes)
            )
            select coalesce(sum(record_length) filter (where p.start_lsn is null), 0),
                   coalesce(sum(record_length) filter (where p.start_lsn is not null), 0)
            from pg_get_wal_records_info(?::pg_lsn, pg_current_wal_flush_lsn()) r
            left join payload p on p.start_lsn = r.start_lsn
            """;

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
            assertThat(sync(database, statement(rows, "20261102;060000")).tuples())
                    .isGreaterThan(rows);
            Written same = sync(database, statement(rows, "20261102;060000"));
            Written anew = sync(database, statement(rows, "20261103;060000"));
            server.drop("again");
            System.out.println(rows + " rows, seed 6: same bytes " + same + ", new stamp " + anew);
            assertThat(same.tuples()).isZero();
            assertThat(same.log() + same.payloadLog()).isLessThan(LITTLE);
            assertThat(anew.tuples()).isZero();
            assertThat(anew.log()).isLessThan(LITTLE);
            assertThat(anew.payloadLog()).as("the new payload is kept").isGreaterThan(LITTLE);
            return "no tuple of a domain table written; log " + ((same.log() + same.payloadLog()) >> 10)
                    + " KB for the same bytes, " + (anew.log() >> 10) + " KB for a new whenGenerated besides the "
                    + (anew.payloadLog() >> 10) + " KB of its payload";
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
     * @param log bytes of write-ahead log, without those of kept payloads
     * @param payloadLog bytes of write-ahead log of kept payloads
     */
    private record Written(long tuples, long log, long payloadLog) {}

    /** The program is a process of its own: when it has ended, its connections have handed in their statistics. */
    private static Written sync(PGSimpleDataSource database, Path statement) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        settle(jdbc);
        long tuples = tuples(jdbc);
        String start = jdbc.queryForObject("select pg_current_wal_insert_lsn()::text", String.class);
        Map<String, String> environment = KillWorld.environment(database);
        ProgramProcess.Ended ended = ProgramProcess.run(environment, "sync", "--file", statement.toString());
        assertThat(ended.code()).as(ended.err()).isZero();
        return jdbc.queryForObject(
                LOG, (row, n) -> new Written(tuples(jdbc) - tuples, row.getLong(1), row.getLong(2)), start, start);
    }

    private static long tuples(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) from pg_stat_user_tables"
                        + " where relname in ('execution', 'trade_order', 'order_alias', 'option_event',"
                        + " 'ibkr_contract', 'instrument', 'broker_account', 'record_revision')",
                Long.class);
    }

    /** Leaves the server nothing to do by itself that would be taken for the program's work. */
    private static void settle(JdbcTemplate jdbc) {
        jdbc.execute("create extension if not exists pg_walinspect");
        jdbc.execute("alter system set autovacuum = off");
        // on a slow machine one would fall into the sync, after which each page is logged in full once more
        jdbc.execute("alter system set checkpoint_timeout = '1d'");
        jdbc.execute("select pg_reload_conf()");
        jdbc.execute("vacuum analyze");
        jdbc.execute("vacuum pg_catalog.pg_statistic");
        jdbc.execute("checkpoint");
    }
}
