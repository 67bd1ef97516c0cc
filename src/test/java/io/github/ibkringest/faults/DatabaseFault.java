package io.github.ibkringest.faults;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a database can do to a run that waits in the middle for a lock. */
enum DatabaseFault {
    RESTART("PostgreSQL is restarted") {
        @Override
        void strike(FaultyServer server, PGSimpleDataSource database) {
            server.restart("fast");
        }
    },
    CRASH("PostgreSQL crashes and comes back") {
        @Override
        void strike(FaultyServer server, PGSimpleDataSource database) {
            server.restart("immediate");
        }
    },
    OUTAGE("PostgreSQL is stopped and stays away") {
        @Override
        void strike(FaultyServer server, PGSimpleDataSource database) {
            server.stop("fast");
        }

        @Override
        void heal(FaultyServer server) {
            server.restart("fast");
        }
    },
    TERMINATION("pg_terminate_backend") {
        @Override
        void strike(FaultyServer server, PGSimpleDataSource database) {
            new JdbcTemplate(database)
                    .queryForList("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and wait_event_type = 'Lock'");
        }
    },
    LOCK_TIMEOUT("lock time-out") {
        @Override
        void prepare(PGSimpleDataSource database) {
            new JdbcTemplate(database)
                    .execute("alter database " + database.getDatabaseName() + " set lock_timeout = '2s'");
        }

        @Override
        void strike(FaultyServer server, PGSimpleDataSource database) {
            // the time passes by itself
        }
    };

    private final String label;

    DatabaseFault(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    void prepare(PGSimpleDataSource database) {}

    abstract void strike(FaultyServer server, PGSimpleDataSource database);

    void heal(FaultyServer server) {}
}
