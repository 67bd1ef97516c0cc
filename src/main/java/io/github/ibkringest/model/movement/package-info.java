/** What moves positions besides trades, as every source tells it. */
package io.github.ibkringest.model.movement;
