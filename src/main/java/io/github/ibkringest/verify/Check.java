package io.github.ibkringest.verify;

import java.util.Locale;

/** What is checked, in this order. Most checks are a query below {@code sql/verify} that returns what is wrong. */
public enum Check {
    LAST_SEEN("event_head", Scope.DATA, Cure.COVERAGE),
    EVENT_CHAIN("event", Scope.STORE, Cure.RESTORE),
    EVENT_REMOVALS("event", Scope.STORE, Cure.RESTORE),
    PAYLOAD_CHAIN("raw_payload", Scope.STORE, Cure.RESTORE),
    PAYLOAD_REMOVALS("payload_seal", Scope.STORE, Cure.RESTORE),
    PAYLOAD_CHUNKS("raw_payload_chunk", Scope.STORE, Cure.RESTORE),
    PAYLOAD_CONTENT("payload_content", Scope.STORE, Cure.SYNC),
    RUNS("run", Scope.ACCOUNT, Cure.SYNC),
    RUNS_OF_ROWS(null, Scope.DATASET, Cure.REBUILD),
    ROWS_OF_RUNS("run", Scope.DATASET, Cure.REBUILD),
    REVISIONS(null, Scope.DATASET, Cure.RESTORE),
    CONTRACTS(null, Scope.DATASET, Cure.REBUILD),
    EFFECTIVE("execution", Scope.ACCOUNT, Cure.REBUILD),
    SUPERSEDED("execution", Scope.ACCOUNT, Cure.REBUILD),
    CANCELS("execution", Scope.ACCOUNT, Cure.REBUILD),
    ORDER_LINKS("execution", Scope.ACCOUNT, Cure.REBUILD),
    ALIASES("order_alias", Scope.ACCOUNT, Cure.REBUILD),
    BOOKINGS("option_event", Scope.ACCOUNT, Cure.REBUILD),
    DERIVED_ORDERS("trade_order", Scope.ACCOUNT, Cure.REBUILD),
    POSITIONS("position_total", Scope.ACCOUNT, Cure.REBUILD),
    COVERAGE("coverage", Scope.ACCOUNT, Cure.REBUILD),
    QUARANTINE("quarantined_record", Scope.ACCOUNT, Cure.REBUILD),
    EVENTS_EXECUTIONS("execution", Scope.ACCOUNT, Cure.REBUILD),
    EVENTS_ORDERS("trade_order", Scope.ACCOUNT, Cure.REBUILD),
    EVENTS_OPTION_EVENTS("option_event", Scope.ACCOUNT, Cure.REBUILD),
    EVENTS_POSITIONS("position_total", Scope.ACCOUNT, Cure.REBUILD),
    PAYLOAD_BYTES("raw_payload_chunk", Scope.DATA, Cure.RESTORE),
    PAYLOAD_ROWS("payload_content", Scope.DATA, Cure.SYNC),
    PAYLOAD_DAYS("coverage", Scope.DATA, Cure.REBUILD),
    PAYLOAD_RECORDS(null, Scope.DATA, Cure.REBUILD),
    ROWS_ANEW(null, Scope.DATA, Cure.REBUILD);

    /** What a check is about. */
    enum Scope {
        /** The database as a whole, whatever accounts are asked for. */
        STORE,
        /** Rows of accounts. */
        ACCOUNT,
        /** The rows of each dataset, in its own table. */
        DATASET,
        /** Bytes and rows that the program reads one by one; there is no query that returns what is wrong. */
        DATA
    }

    private enum Cure {
        RESTORE("restore the database from a backup, or find out who changed it"),
        COVERAGE("sync again, and see which days are missing: ibkr-ingest coverage"),
        SYNC("read the document again: ibkr-ingest sync --again --file FILE"),
        REBUILD("see what the documents say: ibkr-ingest rebuild --verify");

        private final String text;

        Cure(String text) {
            this.text = text;
        }
    }

    private final String table;
    private final Scope scope;
    private final Cure cure;

    Check(String table, Scope scope, Cure cure) {
        this.table = table;
        this.scope = scope;
        this.cure = cure;
    }

    /** The name of its query. */
    String query() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As people write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The table whose rows it looks at; null for the table of each dataset. */
    String table() {
        return table;
    }

    Scope scope() {
        return scope;
    }

    /** Whether it looks at the rows of the accounts that are asked for; else it looks at the whole database. */
    boolean isOfAccounts() {
        return scope != Scope.STORE;
    }

    /** What to do about what it finds. */
    public String cure() {
        return cure.text;
    }
}
