/** What can go wrong between this program and a broker. */
package io.github.ibkringest.broker.error;
