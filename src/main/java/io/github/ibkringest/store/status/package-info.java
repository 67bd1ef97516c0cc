/** What is asked of the store for status, monitoring and alerts. */
package io.github.ibkringest.store.status;
