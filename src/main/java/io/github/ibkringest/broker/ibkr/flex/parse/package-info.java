/** The statement document: XML to headers and rows, and what can be wrong with it as a whole. */
package io.github.ibkringest.broker.ibkr.flex.parse;
