/** The commands that check the store, and what they print. */
package io.github.ibkringest.cli.verify;
