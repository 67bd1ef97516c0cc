/** How a normalized record is laid out as a row. */
package io.github.ibkringest.fold.layout;
