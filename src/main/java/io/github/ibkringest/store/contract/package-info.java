/** Contracts and instruments: learnt from records, and settled where statements disagree. */
package io.github.ibkringest.store.contract;
