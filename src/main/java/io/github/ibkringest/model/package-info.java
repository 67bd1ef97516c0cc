/** The normalized, broker-agnostic trade history: accounts, orders, executions, option events. Depends on nothing else. */
package io.github.ibkringest.model;
