package io.github.ibkringest.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * What the database alone costs: records that are ready go by COPY into a temporary table and from there, in one
 * statement a table, into plain reference tables; all of it in one transaction. What is there already stays.
 */
record Floor(ServerDatabase database) {

    private static final List<String> TABLES =
            List.of("""
            create table account (
              id   bigint generated always as identity primary key,
              code text not null unique
            )""", """
            create table orders (
              id         bigint generated always as identity primary key,
              account_id bigint not null references account,
              order_id   text   not null,
              con_id     text,
              symbol     text,
              side       text,
              order_type text,
              quantity   numeric,
              price      numeric,
              currency   text,
              ordered_at timestamptz,
              raw        jsonb  not null,
              unique (account_id, order_id)
            )""", """
            create table executions (
              id          bigint generated always as identity primary key,
              account_id  bigint not null references account,
              exec_id     text   not null,
              order_ref   bigint references orders,
              con_id      text,
              symbol      text,
              side        text,
              quantity    numeric,
              price       numeric,
              commission  numeric,
              currency    text,
              executed_at timestamptz,
              raw         jsonb  not null,
              unique (account_id, exec_id)
            )""", "create index executions_order on executions (order_ref)", """
            create table option_events (
              id         bigint generated always as identity primary key,
              account_id bigint      not null references account,
              con_id     text        not null,
              event_ts   timestamptz not null,
              event_type text        not null,
              quantity   numeric,
              currency   text,
              raw        jsonb       not null,
              unique (account_id, con_id, event_ts, event_type)
            )""");

    private static final List<String> STAGES = List.of("""
            create temporary table new_orders (account text, order_id text, con_id text, symbol text, side text,
              order_type text, quantity numeric, price numeric, currency text, ordered_at timestamptz, raw jsonb)
              on commit drop""", """
            create temporary table new_executions (account text, exec_id text, order_id text, con_id text, symbol text,
              side text, quantity numeric, price numeric, commission numeric, currency text, executed_at timestamptz,
              raw jsonb) on commit drop""", """
            create temporary table new_option_events (account text, con_id text, event_ts timestamptz, event_type text,
              quantity numeric, currency text, raw jsonb) on commit drop""");

    private static final String ACCOUNTS =
            "insert into account (code) select distinct account from new_executions on conflict do nothing";

    private static final String ORDERS = """
            insert into orders
              (account_id, order_id, con_id, symbol, side, order_type, quantity, price, currency, ordered_at, raw)
            select a.id, n.order_id, n.con_id, n.symbol, n.side, n.order_type, n.quantity, n.price, n.currency,
              n.ordered_at, n.raw
            from new_orders n join account a on a.code = n.account
            on conflict do nothing""";

    private static final String EXECUTIONS = """
            insert into executions (account_id, exec_id, order_ref, con_id, symbol, side, quantity, price, commission,
              currency, executed_at, raw)
            select a.id, n.exec_id,
              (select o.id from orders o where o.account_id = a.id and o.order_id = n.order_id),
              n.con_id, n.symbol, n.side, n.quantity, n.price, n.commission, n.currency, n.executed_at, n.raw
            from new_executions n join account a on a.code = n.account
            on conflict do nothing""";

    private static final String OPTION_EVENTS = """
            insert into option_events (account_id, con_id, event_ts, event_type, quantity, currency, raw)
            select a.id, n.con_id, n.event_ts, n.event_type, n.quantity, n.currency, n.raw
            from new_option_events n join account a on a.code = n.account
            on conflict do nothing""";

    void createTables() throws SQLException {
        database.execute(TABLES);
    }

    /** Loads the records, from the connect to the commit. */
    Measurement load(FloorRecords records) throws Exception {
        return new Measurement(Timed.seconds(() -> transfer(records)), 0, 0, null);
    }

    private void transfer(FloorRecords records) throws SQLException, IOException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String stage : STAGES) {
                statement.execute(stage);
            }
            copy(connection, "new_orders", records.orders());
            copy(connection, "new_executions", records.executions());
            copy(connection, "new_option_events", records.optionEvents());
            statement.execute(ACCOUNTS);
            statement.execute(ORDERS);
            statement.execute(EXECUTIONS);
            statement.execute(OPTION_EVENTS);
            connection.commit();
        }
    }

    private static void copy(Connection connection, String table, Path records) throws SQLException, IOException {
        try (InputStream in = Files.newInputStream(records)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", in, 1 << 16);
        }
    }
}
