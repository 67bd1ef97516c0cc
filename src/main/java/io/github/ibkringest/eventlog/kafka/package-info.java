/** Events to Kafka. Loaded only where it is configured. */
package io.github.ibkringest.eventlog.kafka;
