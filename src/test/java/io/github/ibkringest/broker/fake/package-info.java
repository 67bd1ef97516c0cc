/** A broker without a network: simple records by builders, faults on demand. */
package io.github.ibkringest.broker.fake;
