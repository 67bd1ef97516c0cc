/** What is logged, and in which form. */
package io.github.ibkringest.cli.log;
