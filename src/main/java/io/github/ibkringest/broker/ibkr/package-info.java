/** Interactive Brokers: account conventions and the identity of its records, shared by all of its sources. */
package io.github.ibkringest.broker.ibkr;
