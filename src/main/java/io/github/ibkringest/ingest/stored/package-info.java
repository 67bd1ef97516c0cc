/** What is stored of the facts that a run comes across, read again. */
package io.github.ibkringest.ingest.stored;
