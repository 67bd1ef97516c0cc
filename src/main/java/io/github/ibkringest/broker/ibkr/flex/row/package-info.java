/** Rows of the trade sections: their kinds, columns and typed values. */
package io.github.ibkringest.broker.ibkr.flex.row;
