/** Records that could not be trusted, with the reason. */
package io.github.ibkringest.store.quarantine;
