/** What came of the equations between the store and the broker's totals, as text and as JSON. */
package io.github.ibkringest.cli.proof;
