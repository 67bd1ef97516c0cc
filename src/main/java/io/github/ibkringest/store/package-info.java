/**
 * The connection to PostgreSQL: the configured database or the program's own server, and what is said when it cannot
 * be reached.
 */
package io.github.ibkringest.store;
