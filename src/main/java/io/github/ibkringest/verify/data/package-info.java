/** What is stored, held against the payloads that it was made from, whose bytes are read again. */
package io.github.ibkringest.verify.data;
