/** Listens to a gateway: finds what is new in what it tells, and hands it on to be stored. */
package io.github.ibkringest.broker.ibkr.gateway.push;
