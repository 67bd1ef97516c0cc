/** Makes records of frames, which say all that a session told of one order or execution, and reads records. */
package io.github.ibkringest.broker.ibkr.gateway.record;
