package io.github.ibkringest.fold;

import io.github.ibkringest.broker.record.RawRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * One part of a fact as all statements of one format say it, attribute by attribute: what a record does not have it does
 * not speak of, so each attribute is the one of the best feed and, within it, the newest statement that has it.
 *
 * @param said what they say together
 * @param statements those that it needs, the best first
 * @param overruled of these the ones that a newer statement of their feed contradicts, as fragments
 * @param isNamed whether any of them names the part
 */
public record SaidPart(Statement said, List<Statement> statements, List<Fragment> overruled, boolean isNamed) {

    private static final Comparator<Statement> BEST_FIRST = Comparator.comparing(
                    Statement::fragment, Fragment.BETTER_FEED_FIRST)
            .thenComparing(Statement::fragment, Fragment.BY_AGE.reversed());

    /** Statements with what they state, the best first. */
    private record Stated(Statement statement, Map<String, Attributes.Stated> attributes) {}

    /**
     * Puts statements together.
     *
     * @param all all of one part and format, in any order; not empty
     * @param reader reads a record that was put together, or returns null when it cannot
     */
    static SaidPart of(List<Statement> all, Function<RawRecord, Statement> reader) {
        boolean named = all.stream().anyMatch(statement -> statement.part().isNamed());
        List<Statement> single = withoutRepeats(all);
        if (single.size() == 1) {
            return new SaidPart(single.get(0), single, List.of(), named);
        }
        List<Stated> stated = new ArrayList<>(single.size());
        single.stream()
                .sorted(BEST_FIRST)
                .forEach(statement -> stated.add(new Stated(
                        statement, Attributes.of(statement.fragment().raw().json()))));
        Map<String, Attributes.Stated> together = together(stated);
        withoutNeedless(stated);
        List<Statement> kept = stated.stream().map(Stated::statement).toList();
        Statement best = kept.get(0);
        Statement said = kept.size() == 1 ? best : best.saying(together, reader);
        return new SaidPart(said, kept, overruled(stated), named);
    }

    /**
     * What is said of a part, whoever says it.
     *
     * @param part which part
     * @param attributes what its statements say together
     * @param feeds the feeds that say any of it
     */
    record Told(String part, Map<String, Attributes.Stated> attributes, Set<String> feeds) {}

    Told told() {
        Map<String, Attributes.Stated> attributes = new TreeMap<>();
        Set<String> feeds = new TreeSet<>();
        for (Statement statement : statements) {
            Attributes.of(statement.fragment().raw().json()).forEach(attributes::putIfAbsent);
            feeds.add(statement.fragment().feed());
        }
        return new Told(said.fragment().part(), attributes, feeds);
    }

    /** A statement that is made again is as new as its last repetition. */
    private static List<Statement> withoutRepeats(List<Statement> all) {
        if (all.size() == 1) {
            return all;
        }
        Map<String, Statement> newest = new TreeMap<>();
        for (Statement statement : all) {
            Fragment fragment = statement.fragment();
            newest.merge(
                    fragment.feed() + '|' + fragment.hash(),
                    statement,
                    (one, other) -> Fragment.BY_AGE.compare(other.fragment(), one.fragment()) > 0 ? other : one);
        }
        return new ArrayList<>(newest.values());
    }

    private static Map<String, Attributes.Stated> together(List<Stated> bestFirst) {
        Map<String, Attributes.Stated> together = new TreeMap<>();
        bestFirst.forEach(stated -> stated.attributes().forEach(together::putIfAbsent));
        return together;
    }

    /**
     * Leaves out what others of the same feed say as well; the lighter statement before the fuller one. What a row says by
     * itself must stay complete, whatever others tell that gave way to it.
     */
    private static void withoutNeedless(List<Stated> stated) {
        List<Stated> lightestFirst = new ArrayList<>(stated);
        lightestFirst.sort(
                Comparator.<Stated>comparingInt(one -> one.attributes().size())
                        .thenComparing(Stated::statement, BEST_FIRST.reversed()));
        for (Stated light : lightestFirst) {
            List<Stated> all = light.statement().isOwn() ? own(stated) : List.copyOf(stated);
            List<Stated> others = all.stream().filter(other -> other != light).toList();
            if (hasFeed(others, light) && together(others).equals(together(all))) {
                stated.remove(light);
            }
        }
    }

    private static List<Stated> own(List<Stated> stated) {
        return stated.stream().filter(one -> one.statement().isOwn()).toList();
    }

    private static boolean hasFeed(List<Stated> statements, Stated one) {
        return statements.stream().anyMatch(other -> feed(other).equals(feed(one)));
    }

    private static List<Fragment> overruled(List<Stated> bestFirst) {
        List<Fragment> overruled = new ArrayList<>(0);
        Map<String, Attributes.Stated> newest = new HashMap<>();
        String feed = null;
        for (Stated stated : bestFirst) {
            if (!feed(stated).equals(feed)) {
                newest.clear();
                feed = feed(stated);
            }
            if (stated.attributes().entrySet().stream()
                    .anyMatch(said -> !said.getValue().equals(newest.getOrDefault(said.getKey(), said.getValue())))) {
                overruled.add(stated.statement().fragment());
            }
            stated.attributes().forEach(newest::putIfAbsent);
        }
        return overruled;
    }

    private static String feed(Stated stated) {
        return stated.statement().fragment().feed();
    }
}
