/** Request pacing that all processes on one database share. */
package io.github.ibkringest.store.pacing;
