/** A conversation with one gateway: connect, become ready, ask, listen, and know what each notice means. */
package io.github.ibkringest.broker.ibkr.gateway.session;
