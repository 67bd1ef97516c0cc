package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.util.UUID;

/**
 * What was heard of an execution. Immutable.
 *
 * @param details the last message about it
 * @param digest of the record that is stored; null while none is
 */
record KnownExecution(Received details, UUID digest) {}
