/** The frames of a session as a payload: what the program stores, whether they came in a snapshot or live. */
package io.github.ibkringest.broker.ibkr.gateway.delivery;
