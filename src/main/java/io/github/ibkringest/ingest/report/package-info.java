/** The step of a run that keeps what the broker says that an account adds up to. */
package io.github.ibkringest.ingest.report;
