package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.record.RawRecord;

/**
 * What the frames of a session tell of one order or execution; or a frame that cannot be read.
 *
 * @param raw all that is told
 * @param loss why it cannot be read; null when it can
 */
public record GatewayRecord(RawRecord raw, String loss) {}
