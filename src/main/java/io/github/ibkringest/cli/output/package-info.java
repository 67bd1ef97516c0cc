/** Tables, paragraphs and progress on a terminal. */
package io.github.ibkringest.cli.output;
