/** Chunks of records on their way through the steps of a run. */
package io.github.ibkringest.ingest.chunk;
