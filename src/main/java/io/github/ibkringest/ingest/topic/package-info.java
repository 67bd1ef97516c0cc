/** Statements that arrive on a topic, on their way into a sync. Loaded only where it is configured. */
package io.github.ibkringest.ingest.topic;
