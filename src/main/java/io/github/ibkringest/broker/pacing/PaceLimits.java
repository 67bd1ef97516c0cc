package io.github.ibkringest.broker.pacing;

import java.time.Duration;

/**
 * How often a broker lets itself be asked with one credential.
 *
 * @param spacing time from one request to the next
 * @param window a span of time
 * @param requests the most requests within any such span
 * @param firstFreeze how long to be silent after the broker's first complaint; each further one doubles it
 * @param longestFreeze where the doubling ends
 */
public record PaceLimits(
        Duration spacing, Duration window, int requests, Duration firstFreeze, Duration longestFreeze) {}
