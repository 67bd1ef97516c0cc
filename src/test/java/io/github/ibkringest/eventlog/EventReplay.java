package io.github.ibkringest.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the events as a consumer would who has nothing else, and compares what it then knows with the tables. */
public final class EventReplay {

    private EventReplay() {}

    /** Begins a new log and a new chain of payloads, as a test does that empties the tables. */
    public static void forget(JdbcTemplate jdbc) {
        jdbc.execute("truncate trading.event, trading.event_consumer, trading.payload_seal");
        jdbc.execute("update trading.payload_chain set last_id = 0, last_hash = sha256(''::bytea)");
        jdbc.execute("update trading.event_head set last_id = 0, last_hash = sha256(''::bytea)");
    }

    /**
     * Appends an event, as the transaction of a run does.
     *
     * @param account code of an account that is registered, or null
     */
    public static void publish(JdbcTemplate jdbc, String type, String account, boolean history, String data) {
        Long run = jdbc.queryForObject(
                "insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)"
                        + " select -nextval('trading.pending_event_id_seq'), ?,"
                        + " (select id from trading.broker_account where code = ?), 'X', now(), ?, ? returning run_id",
                Long.class,
                type,
                account,
                history,
                data);
        jdbc.queryForObject("select trading.publish_events(?)", Long.class, run);
    }

    /** What the events add up to is what the tables say, and their chain is whole. */
    public static void agreesWith(JdbcTemplate jdbc) {
        chainIsWhole(jdbc);
        EventSchemas.areFollowed(jdbc);
        assertThat(jdbc.queryForObject("select count(*) from trading.pending_event", Long.class))
                .as("events that were never published")
                .isZero();
        agree(jdbc, "executions that count", EXECUTIONS_TOLD, EXECUTIONS);
        agree(jdbc, "orders", ORDERS_TOLD, ORDERS);
        agree(jdbc, "option events", OPTION_EVENTS_TOLD, OPTION_EVENTS);
        agree(jdbc, "positions", POSITIONS_TOLD, POSITIONS);
    }

    /** Takes back what came after an event, as when a backup is restored. */
    public static void rewind(JdbcTemplate jdbc, long id) {
        jdbc.update("delete from trading.event where id > ?", id);
        jdbc.update(
                "update trading.event_head set last_id = e.id, last_hash = e.hash from trading.event e where e.id = ?",
                id);
    }

    /** Numbers are dense, and every digest and hash is what it should be. */
    static void chainIsWhole(JdbcTemplate jdbc) {
        assertThat(jdbc.queryForList(BROKEN_LINKS, String.class))
                .as("events whose number, digest or hash is not what it should be")
                .isEmpty();
    }

    private static void agree(JdbcTemplate jdbc, String what, String told, String stored) {
        List<String> wanted = jdbc.queryForList(stored, String.class);
        assertThat(jdbc.queryForList(told, String.class))
                .as(what + " by their events")
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static final String BROKEN_LINKS = """
            select e.id || ' ' || e.type
            from (select e.*, lag(e.hash, 1, sha256(''::bytea)) over (order by e.id) as before,
                         row_number() over (order by e.id) as number from trading.event e) e
            where e.id <> e.number
              or e.digest <> trading.event_digest(e.id, e.type, e.account, e.subject, e.revision, e.run_id, e.occurred_at,
                                                  e.is_history, e.data)
              or e.hash <> sha256(e.before || e.digest)
            union all
            select 'head ' || h.last_id
            from trading.event_head h
            where h.last_id <> (select coalesce(max(id), 0) from trading.event)
            """;

    private static final String EXECUTIONS_TOLD = """
            select said ->> 'execution_id' || ' ' || trim_scale((said ->> 'signed_quantity')::numeric)
                   || ' ' || coalesce(trim_scale((said ->> 'price')::numeric)::text, '')
            from (select distinct on (e.data::json ->> 'execution_id') e.data::json as said
                  from trading.event e where e.type like 'execution.%'
                  order by e.data::json ->> 'execution_id', e.id desc) last
            where (said ->> 'is_effective')::boolean
            """;

    private static final String EXECUTIONS = """
            select e.id || ' ' || trim_scale(e.signed_quantity) || ' ' || coalesce(trim_scale(e.price)::text, '')
            from trading.execution e where e.is_effective
            """;

    private static final String ORDERS_TOLD = """
            select said ->> 'order_id' || ' ' || (said ->> 'status')
                   || ' ' || coalesce(trim_scale((said ->> 'filled_quantity')::numeric)::text, '')
            from (select distinct on (e.data::json ->> 'order_id') e.type, e.data::json as said
                  from trading.event e where e.type like 'order.%'
                  order by e.data::json ->> 'order_id', e.id desc) last
            where type <> 'order.removed' and (said ->> 'is_effective')::boolean
            """;

    private static final String ORDERS = """
            select o.id || ' ' || o.status || ' ' || coalesce(trim_scale(o.filled_quantity)::text, '')
            from trading.effective_order o
            """;

    private static final String OPTION_EVENTS_TOLD = """
            select said ->> 'option_event_id' || ' ' || (said ->> 'event_type')
                   || ' ' || coalesce(said ->> 'booking_execution_id', '') || ' ' || coalesce(said ->> 'parent_event_id', '')
            from (select distinct on (e.data::json ->> 'option_event_id') e.type, e.data::json as said
                  from trading.event e where e.type like 'option.%'
                  order by e.data::json ->> 'option_event_id', e.id desc) last
            where type <> 'option.removed'
            """;

    private static final String OPTION_EVENTS = """
            select e.id || ' ' || e.event_type || ' ' || coalesce(e.booking_execution_id::text, '')
                   || ' ' || coalesce(e.parent_event_id::text, '')
            from trading.option_event e
            """;

    private static final String POSITIONS_TOLD = """
            select account_id || ' ' || subject || ' ' || (said ->> 'quantity_after')
            from (select distinct on (e.account_id, e.subject) e.account_id, e.subject, e.data::json as said
                  from trading.event e where e.type = 'position.changed'
                  order by e.account_id, e.subject, e.id desc) last
            where (said ->> 'quantity_after')::numeric <> 0
            """;

    private static final String POSITIONS = """
            select e.account_id || ' ' || coalesce(e.con_id, replace(e.symbol, ' ', ''), '')
                   || ' ' || trim_scale(sum(e.signed_quantity))
            from trading.execution e
            where e.is_effective
            group by e.account_id, coalesce(e.con_id, replace(e.symbol, ' ', ''), '')
            having sum(e.signed_quantity) <> 0
            """;
}
