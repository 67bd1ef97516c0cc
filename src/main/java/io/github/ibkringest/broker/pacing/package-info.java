/** The port to a memory of how often a broker has been asked, shared by all who ask with the same credential. */
package io.github.ibkringest.broker.pacing;
