/** The log of events for consumers, in the order of the commits. Pure Java and SQL. */
package io.github.ibkringest.eventlog;
