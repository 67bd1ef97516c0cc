package io.github.ibkringest.broker.ibkr.gateway.payload;

import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Frames that were received, with what must be known to read them. Immutable.
 *
 * @param header about the session
 * @param frames in the order in which they came
 */
public record FrameDocument(FramesHeader header, List<Received> frames) {

    public FrameDocument {
        frames = List.copyOf(frames);
    }

    /** When the last of them came; null when there are none. */
    public Instant asOf() {
        return frames.stream().map(Received::at).max(Comparator.naturalOrder()).orElse(null);
    }
}
