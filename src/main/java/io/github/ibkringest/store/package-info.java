/** The PostgreSQL store: connection, migrations, ledger, payloads, and the tables of the trade history. */
package io.github.ibkringest.store;
