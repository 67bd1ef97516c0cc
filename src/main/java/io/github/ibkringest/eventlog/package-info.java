/** The log of events: what happened, in the order of the commits, for whoever waits for it. Pure Java and SQL. */
package io.github.ibkringest.eventlog;
