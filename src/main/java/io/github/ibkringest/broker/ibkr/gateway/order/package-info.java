/** Joins what a gateway tells of an order, in several messages and any order, into one state. */
package io.github.ibkringest.broker.ibkr.gateway.order;
