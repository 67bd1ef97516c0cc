package io.github.ibkringest.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** One database of the server: emptied before a load, settled between two, and asked what a load left behind. */
record ServerDatabase(String url, String user, String password) {

    private static final String BOOKKEEPING =
            "('run', 'raw_payload', 'raw_payload_chunk', 'coverage', 'flyway_schema_history')";

    /** Tables whose rows the migrations have made. */
    private static final String SINGLE_ROWS =
            "('flyway_schema_history', 'event_head', 'payload_chain', 'reading', 'request_pace_salt')";

    private static final String USER_SCHEMA = "nspname not in ('pg_catalog', 'information_schema', 'pg_toast')"
            + " and nspname not like 'pg_temp%' and nspname not like 'pg_toast_temp%'";

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    void execute(List<String> statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Empties all tables but the record of the migrations; identity values start anew. */
    void empty() throws SQLException {
        String tables = text("select string_agg(format('%I.%I', nspname, relname), ', ')"
                + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where relkind = 'r' and relname not in " + SINGLE_ROWS + " and " + USER_SCHEMA);
        if (tables != null) {
            execute(List.of("truncate " + tables + " restart identity"));
        }
        if (text("select to_regclass('trading.event_head')") != null) {
            execute(List.of(
                    "delete from trading.reading where id > 0",
                    "update trading.reading set settings = null",
                    "update trading.payload_chain set last_id = 0, last_hash = sha256('')",
                    "update trading.event_head set last_id = 0, last_hash = sha256('')"));
        }
        execute(List.of("checkpoint"));
    }

    /** Does what the server would do by itself in a quiet minute, so that it does not do it inside a measurement. */
    void settle() throws SQLException {
        execute(List.of("vacuum analyze", "checkpoint"));
    }

    /** Counters as they are now; two of them tell what happened between. */
    Footprint footprint() throws SQLException {
        awaitAlone();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select (pg_current_wal_lsn() - '0/0')::bigint, pg_database_size(current_database()),
                          t.inserted, t.updated, t.deleted, t.dead, s.used
                        from (select coalesce(sum(n_tup_ins), 0)::bigint as inserted,
                                coalesce(sum(n_tup_upd), 0)::bigint as updated,
                                coalesce(sum(n_tup_del), 0)::bigint as deleted,
                                coalesce(sum(n_dead_tup), 0)::bigint as dead
                              from pg_stat_user_tables where relname not in %1$s) t,
                          (select coalesce(sum(pg_sequence_last_value(d.objid)), 0)::bigint as used
                           from pg_depend d
                           join pg_class c on c.oid = d.refobjid and c.relname not in %1$s
                           where d.classid = 'pg_class'::regclass and d.deptype = 'i'
                             and d.objid in (select seqrelid from pg_sequence)) s
                        """.formatted(BOOKKEEPING))) {
            row.next();
            return new Footprint(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7));
        }
    }

    /** A session tells its counters at its end, and that can come a moment after the process is gone. */
    private void awaitAlone() throws SQLException {
        try {
            while (!"0"
                    .equals(text("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and backend_type = 'client backend' and pid <> pg_backend_pid()"))) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String text(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
