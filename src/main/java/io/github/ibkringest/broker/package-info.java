/** The port to a broker: sources, sessions, and what can be fetched in them. */
package io.github.ibkringest.broker;
