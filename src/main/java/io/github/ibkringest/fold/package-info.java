/**
 * How a normalized record is laid out as a row, and how all that the broker ever said about one fact folds into one
 * row. The result depends on what was said, never on the order in which it arrived.
 */
package io.github.ibkringest.fold;
