/** How other programs reach the database, and queries that only read. */
package io.github.ibkringest.cli.database;
