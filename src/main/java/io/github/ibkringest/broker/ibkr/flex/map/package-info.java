/** Rows to normalized records. */
package io.github.ibkringest.broker.ibkr.flex.map;
