/**
 * All that the broker ever said about one fact folds into one row. Plain functions: the same statements give the same
 * row in whatever order they arrived.
 */
package io.github.ibkringest.fold;
