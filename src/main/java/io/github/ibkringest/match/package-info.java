/**
 * Which stored rows state the same fact although reports name it by different columns. Pure functions over rows; the
 * result depends on what the rows say, never on the order in which they came.
 */
package io.github.ibkringest.match;
