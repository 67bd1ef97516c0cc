/** Payloads, kept byte by byte, to be read again. */
package io.github.ibkringest.store.payload;
