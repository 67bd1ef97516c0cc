/** Interactive Brokers trade history into PostgreSQL: the application's entry point and its wiring. */
package io.github.ibkringest;
