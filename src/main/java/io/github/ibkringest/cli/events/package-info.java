/** Events of the log as people and programs read them from the command line. */
package io.github.ibkringest.cli.events;
