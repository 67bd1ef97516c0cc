package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.ingest.run.UnreadableRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sessions of a sync were advised, each finding once, however many of them it is about. Sessions follow one
 * after the other; not thread-safe.
 */
public final class AdviceOfSync {

    /** The number of sessions that are named; a hundred would hide the sentence. */
    private static final int NAMES = 3;

    /** Where something was found. */
    private static final class Places {
        private final List<String> names = new ArrayList<>();
        private long sessions;
        private long rows;
    }

    private final Map<Finding, Places> found = new LinkedHashMap<>();
    private final UnreadableRows unreadable = new UnreadableRows();
    private final List<String> notes = new ArrayList<>(0);

    /** Takes in what a session, known by its name, is advised. */
    void add(String session, List<Advice> advice) {
        for (Advice one : advice) {
            Places places = found.computeIfAbsent(one.finding(), finding -> new Places());
            places.sessions++;
            places.rows += one.rows();
            if (places.names.size() < NAMES) {
                places.names.add(session);
            }
        }
    }

    /** The stored rows that could not be read again. */
    public UnreadableRows unreadable() {
        return unreadable;
    }

    /** Takes in what is to be said of the sync as a whole. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** One sentence for each finding. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        found.forEach((finding, places) -> sentences.add(sentence(finding, places)));
        unreadable.sentence().ifPresent(sentences::add);
        sentences.addAll(notes);
        return sentences;
    }

    private static String sentence(Finding finding, Places places) {
        String what = finding.what() + "; " + finding.cure();
        if (places.sessions == 1) {
            return places.names.get(0) + ": " + what + (places.rows == 0 ? "" : " (" + rows(places.rows) + ")");
        }
        String rows = places.rows == 0 ? "" : ", " + rows(places.rows);
        return places.sessions + " files" + rows + ": " + what + " (" + String.join(", ", places.names)
                + (places.sessions > NAMES ? ", …" : "") + ")";
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }
}
