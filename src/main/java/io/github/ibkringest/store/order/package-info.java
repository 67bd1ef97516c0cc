/** The orders that executions belong to, and how both complete each other. */
package io.github.ibkringest.store.order;
