/** Hands events on to routes, for each consumer from where it was: the Camel component {@code event-log} and its turns. */
package io.github.ibkringest.eventlog.relay;
