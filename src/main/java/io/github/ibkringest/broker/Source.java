package io.github.ibkringest.broker;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A place that sessions come from: files, a web service, the built-in sample. Thread-safe. */
public interface Source {

    /** The name of the source that invents its statements: what it delivers stands in no store with anything else. */
    String SAMPLE = "sample";

    /** The name on the command line, in settings and in the ledger. */
    String name();

    /**
     * The sessions that a request asks for, not yet connected, one after the other as they are asked for.
     *
     * @throws BrokerConfigurationException when the request makes no sense for this source
     */
    Iterator<? extends BrokerApi> sessions(Request request);

    /** Whether its sessions read what lies on this machine and ask nobody, so that they may be read before their turn. */
    default boolean isLocal() {
        return false;
    }

    /** Whether it delivers a few records at a time, again and again, as they are heard. */
    default boolean isLive() {
        return false;
    }

    /** What of the settings decides how its payloads are read, in a few words; empty when nothing does. */
    default String reading() {
        return "";
    }

    /** How many days it delivers at most on one request; 0 when it cannot be asked for days of one's choice. */
    default int mostDays() {
        return 0;
    }

    /**
     * What the schedule can ask it for, each by itself; nothing is connected.
     *
     * @throws BrokerConfigurationException when it is not configured
     */
    default List<SessionFeed> feeds() {
        return List.of(new SessionFeed(Feed.FILES, null));
    }

    /**
     * What to fetch.
     *
     * @param paths files and folders, {@code -} for standard input; empty for sources that need none
     * @param period the days wanted
     * @param datasets what is of interest; a source may deliver more
     * @param figures which kind of reports; a source that has one kind only delivers that
     * @param patient whether to wait for leave to ask as long as it takes, instead of giving up
     * @param session name of the only session wanted, or null for all; matters to sources with sessions of fixed names
     * @param choice which files are read; matters to sources that read files
     */
    record Request(
            List<String> paths,
            Period period,
            Set<Dataset> datasets,
            Figures figures,
            boolean patient,
            String session,
            FileChoice choice) {

        /**
         * @throws BrokerConfigurationException when a path is blank, as of a variable that is not set: it would mean the
         *     current folder and all that lies below it
         */
        public Request {
            for (String path : paths) {
                if (path.isBlank()) {
                    throw new BrokerConfigurationException(
                            "a path is empty; --file PATH needs a file, a folder, or - for standard input");
                }
            }
        }

        /** A request for everything that there is about some days. */
        public Request(List<String> paths, Period period) {
            this(paths, period, EnumSet.allOf(Dataset.class), Figures.ALL, false, null, FileChoice.ALL);
        }

        /** The same, for other datasets. */
        public Request of(Set<Dataset> wanted) {
            return new Request(paths, period, wanted, figures, patient, session, choice);
        }

        /** The same, for other reports. */
        public Request of(Figures wanted) {
            return new Request(paths, period, datasets, wanted, patient, session, choice);
        }

        /** The same, but waiting for its turn. */
        public Request patiently() {
            return new Request(paths, period, datasets, figures, true, session, choice);
        }

        /** The same, for other days. */
        public Request of(Period wanted) {
            return new Request(paths, wanted, datasets, figures, patient, session, choice);
        }

        /** The same, for one session alone. */
        public Request ofSession(String name) {
            return new Request(paths, period, datasets, figures, patient, name, choice);
        }

        /** The same, for some of the files. */
        public Request of(FileChoice wanted) {
            return new Request(paths, period, datasets, figures, patient, session, wanted);
        }

        /** Whether a session of a name is wanted. */
        public boolean wants(String name) {
            return session == null || session.equals(name);
        }
    }

    /** Kinds of reports. */
    enum Figures {
        ALL,
        /** Those that prove days complete. */
        FINAL,
        /** Those that come early and are completed later. */
        PROVISIONAL
    }
}
