package io.github.ibkringest.broker;

import io.github.ibkringest.model.Dataset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the schedule distinguishes: reports of one kind are ready at the same times and are fetched together.
 *
 * @param name the name in settings and routes; sources may share a feed
 * @param datasets the datasets that its reports can hold; optional ones come along with executions
 * @param policy when it is fetched
 * @param cron the Quartz cron expression in New York time by default; empty for that of {@code schedule.cron}
 */
public record Feed(String name, Set<Dataset> datasets, Policy policy, String cron) {

    /** When a feed is fetched. */
    public enum Policy {
        /** Final figures of past days, made once a day: missing days are asked for again, and late ones waited for. */
        FINAL_DAILY,
        /** Figures of today that come early and are completed later: asked for while there is trading. */
        INTRADAY,
        /** Whatever lies there: looked at whenever the trigger fires, because to look costs nothing. */
        EACH_TICK,
        /** Pushed as it happens for as long as somebody is connected: no trigger fetches it. */
        LIVE;

        /** Whether a broker is asked, who must be left alone at times. */
        public boolean asksBroker() {
            return this != EACH_TICK;
        }

        /** Whether it proves days complete, so that one which stays silent is missed. */
        public boolean provesDays() {
            return this == FINAL_DAILY;
        }

        /** Whether triggers fetch it. */
        public boolean isTriggered() {
            return this != LIVE;
        }
    }

    /** Files that lie on this machine. */
    public static final Feed FILES = new Feed("files", Dataset.required(), Policy.EACH_TICK, "");

    public Feed {
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("a feed is named by small letters and dashes, not " + name);
        }
        // in the order of the datasets, which is that of their triggers
        datasets = Collections.unmodifiableSet(EnumSet.copyOf(datasets));
    }
}
