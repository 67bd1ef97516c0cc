/** The ledger of runs, and what follows from it: coverage, changes, the last good fetches. */
package io.github.ibkringest.store.run;
