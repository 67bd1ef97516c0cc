/** The commands. */
package io.github.ibkringest.cli.command;
