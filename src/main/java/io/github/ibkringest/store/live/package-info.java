/** Sessions that stay open: who has the turn, and how they stand. */
package io.github.ibkringest.store.live;
