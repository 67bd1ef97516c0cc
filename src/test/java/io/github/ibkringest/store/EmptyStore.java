package io.github.ibkringest.store;

import org.springframework.jdbc.core.JdbcTemplate;

/** Takes everything out of a small store that was delivered. */
public final class EmptyStore {

    /** Rows are deleted, without triggers: to truncate some fifty tables with their indexes takes far longer. */
    private static final String WITHOUT_TRIGGERS = """
            do $$
            declare
              each regclass;
            begin
              set local session_replication_role = replica;
              for each in
                with recursive emptied (id) as (
                  select name::regclass::oid
                  from unnest('{trading.broker_account, trading.run, trading.raw_payload, trading.instrument,
                    trading.ibkr_contract, trading.record_revision, trading.account_removal,
                    trading.stale_contract}'::text[]) t (name)
                  union
                  select c.conrelid from emptied e join pg_constraint c on c.confrelid = e.id and c.contype = 'f'
                )
                select id::regclass from emptied
              loop
                execute format('delete from %s', each);
              end loop;
            end
            $$""";

    private EmptyStore() {}

    /** Deletes accounts, runs, payloads, contracts and their history, and all rows that refer to them. */
    public static void of(JdbcTemplate jdbc) {
        jdbc.execute(WITHOUT_TRIGGERS);
    }
}
