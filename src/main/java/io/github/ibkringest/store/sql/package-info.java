/** How statements and rows reach the server: SQL from files, rows by COPY. */
package io.github.ibkringest.store.sql;
