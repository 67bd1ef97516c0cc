/** A gateway as the settings describe it: where it is, and what its login must be. */
package io.github.ibkringest.broker.ibkr.gateway.connection;
