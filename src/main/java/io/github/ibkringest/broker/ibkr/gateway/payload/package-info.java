/** The frames of a gateway as they are kept: a text, a line for each, from which everything can be read again. */
package io.github.ibkringest.broker.ibkr.gateway.payload;
