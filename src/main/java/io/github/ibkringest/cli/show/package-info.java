/** The commands {@code show} and {@code payload}: what they list, which of its columns, and how it is narrowed down. */
package io.github.ibkringest.cli.show;
