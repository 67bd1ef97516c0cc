/** The command line: commands, output, exit codes. */
package io.github.ibkringest.cli;
