/** Makes messages of frames: which field is which depends on the version of the protocol. */
package io.github.ibkringest.broker.ibkr.gateway.codec;
