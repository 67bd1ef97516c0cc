/** The port to a record of the requests to a broker, shared by all processes with the same credential. */
package io.github.ibkringest.broker.pacing;
