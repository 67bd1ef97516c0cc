/** Payloads that were kept as a source, so that they are read again by the same routes. */
package io.github.ibkringest.rebuild.replay;
