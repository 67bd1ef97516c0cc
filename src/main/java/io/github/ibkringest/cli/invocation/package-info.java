/** What all commands share: options, exit codes, and how they are stopped. */
package io.github.ibkringest.cli.invocation;
