/** The output of {@code status}. */
package io.github.ibkringest.cli.status;
