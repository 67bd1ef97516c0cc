/** Joins executions with what they cost, and tells which of them count. */
package io.github.ibkringest.broker.ibkr.gateway.execution;
