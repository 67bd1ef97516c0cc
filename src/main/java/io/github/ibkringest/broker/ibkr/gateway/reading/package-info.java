/** Reads all that a gateway has to tell, part by part, and knows of each part whether it came. */
package io.github.ibkringest.broker.ibkr.gateway.reading;
