/** One run: its memory, its report, and what becomes of it when it fails. */
package io.github.ibkringest.ingest.run;
