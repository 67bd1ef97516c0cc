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

    /** Looks back no further than needed: a year of requests is long, and time does not go back. */
    private int among(FlexRequest request, Duration span) {
        Instant since = request.at().minus(span);
        int among = 0;
        for (int i = requests.size() - 1; i >= 0 && requests.get(i).at().isAfter(since); i--) {
            among += requests.get(i).token().equals(request.token()) ? 1 : 0;
        }
        return among;
    }

    synchronized List<FlexRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<FlexRequest> tooFast() {
        return List.copyOf(tooFast);
    }
}
