package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.EventFilter;
import java.time.Duration;

/**
 * A consumer elsewhere that events are sent to.
 *
 * @param consumer the name that its position is kept under
 * @param wanted which events it gets
 * @param batch how many at once
 * @param turn how long a process may take for a batch before another one takes over
 * @param longestPause how long the pause after failures becomes at most
 */
public record RelayTarget(String consumer, EventFilter wanted, int batch, Duration turn, Duration longestPause) {}
