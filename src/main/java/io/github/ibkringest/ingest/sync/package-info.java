/** One sync: its request, its sessions, the accounts that are wanted, and its result. */
package io.github.ibkringest.ingest.sync;
