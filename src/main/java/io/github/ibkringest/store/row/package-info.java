/** The rows of executions, orders and option events: found, read and written. */
package io.github.ibkringest.store.row;
