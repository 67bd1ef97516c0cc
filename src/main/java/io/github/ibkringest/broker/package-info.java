/** The port to a broker: what can be fetched, what a payload and a record are, and what can go wrong. */
package io.github.ibkringest.broker;
