/** The command line: from the arguments to a command, and from what it throws to an exit code. */
package io.github.ibkringest.cli;
