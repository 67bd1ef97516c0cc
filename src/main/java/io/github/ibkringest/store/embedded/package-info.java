/**
 * The PostgreSQL server that runs when no database is configured: unpacked, created, started, shared by every
 * command that runs at the same time, and stopped by the last of them.
 */
package io.github.ibkringest.store.embedded;
