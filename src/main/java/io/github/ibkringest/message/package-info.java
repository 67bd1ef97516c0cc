/** Words that messages of all parts have in common: why something cannot be reached or read, and what was meant. */
package io.github.ibkringest.message;
