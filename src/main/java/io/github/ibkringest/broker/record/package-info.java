/** Payloads and records as they are delivered. */
package io.github.ibkringest.broker.record;
