/**
 * Which statements state the same option event, although one report names it by a trade id, another by the contract id,
 * and a third by the symbol alone.
 */
package io.github.ibkringest.events;
