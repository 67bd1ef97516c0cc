/** Rows of the database as tables on a terminal and as files, one row at a time and exact to the digit. */
package io.github.ibkringest.cli.rows;
