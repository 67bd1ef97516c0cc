package io.github.ibkringest.app.schedule;

import io.github.ibkringest.schedule.FeedState;
import java.time.Instant;
import java.time.LocalDate;

/** Where the schedule learns what was fetched, and what is missing. */
@FunctionalInterface
interface FeedStates {

    /**
     * The state of a query, without what only a process remembers.
     *
     * @param lastDay the last day that can be there
     * @param now the moment
     */
    FeedState of(FeedQuery query, LocalDate lastDay, Instant now);
}
