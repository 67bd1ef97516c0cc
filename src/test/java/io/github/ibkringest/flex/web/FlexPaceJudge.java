package io.github.ibkringest.flex.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Knows every request and which of them came too fast: more than one a second, or ten a minute, with one token. */
final class FlexPaceJudge {

    private final List<FlexRequest> requests = new ArrayList<>();
    private final List<FlexRequest> tooFast = new ArrayList<>();

    /** Notes a request and tells whether it came too fast. */
    synchronized boolean note(FlexRequest unseen, Supplier<Instant> clock) {
        FlexRequest request = unseen.at(clock.get());
        boolean fast = among(request, Duration.ofSeconds(1)) >= 1 || among(request, Duration.ofMinutes(1)) >= 10;
        if (fast) {
            tooFast.add(request);
        }
        requests.add(request);
        return fast;
    }

    private long among(FlexRequest request, Duration span) {
        Instant since = request.at().minus(span);
        return requests.stream()
                .filter(earlier -> earlier.token().equals(request.token()))
                .filter(earlier -> earlier.at().isAfter(since))
                .count();
    }

    synchronized List<FlexRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<FlexRequest> tooFast() {
        return List.copyOf(tooFast);
    }
}
