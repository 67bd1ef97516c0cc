/** Holds what is stored against the totals of the broker, equation by equation. */
package io.github.ibkringest.proof;
