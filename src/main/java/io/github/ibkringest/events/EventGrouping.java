package io.github.ibkringest.events;

import io.github.ibkringest.fold.Statement;
import io.github.ibkringest.fold.layout.OptionEventRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts the statements about option events together anew, so that the result depends on what was said, not on what came
 * first. A statement with a trade id is about the event of that id. One without goes to an event of the same contract,
 * day and quantity, where nothing contradicts: of those with a trade id each of its twins to another one, then to
 * what others said without trade id. Not thread-safe.
 */
public final class EventGrouping {

    private static final int TRADE_ID = OptionEventRows.TYPE.position("trade_id");

    private final Set<EventTraits.Kind> kinds;
    private final Map<EventTraits, Map<Integer, UUID>> delivered;
    private final Map<String, List<Statement>> own = new TreeMap<>();
    private final Map<String, List<Statement>> kept = new HashMap<>();
    private final Map<EventTraits, Twins> twins = new TreeMap<>(EventTraits.RICHEST_FIRST);
    private final Map<EventTraits.Kind, List<EventGroup>> named = new HashMap<>();
    private final Map<EventTraits.Kind, List<EventGroup>> nameless = new LinkedHashMap<>();

    /**
     * @param kinds the day and quantity of the events that are looked at; statements of others stay where they are
     * @param delivered twins that the run has delivered in earlier chunks, by their number
     */
    public EventGrouping(Set<EventTraits.Kind> kinds, Map<EventTraits, Map<Integer, UUID>> delivered) {
        this.kinds = kinds;
        this.delivered = delivered;
    }

    /** The events by their keys, each with all that is said about it. */
    public Map<String, List<Statement>> group(List<EventRow> rows, List<Statement> incoming) {
        rows.forEach(this::add);
        Map<EventTraits, List<Statement>> poor = new LinkedHashMap<>();
        for (Statement statement : incoming) {
            if (statement.values()[TRADE_ID] == null) {
                poor.computeIfAbsent(EventTraits.of(statement), traits -> new ArrayList<>())
                        .add(statement);
            } else {
                own.computeIfAbsent(statement.key(), key -> new ArrayList<>()).add(statement);
            }
        }
        poor.forEach((traits, statements) -> twins.computeIfAbsent(traits, of -> new Twins())
                .deliver(statements, delivered.computeIfAbsent(traits, of -> new HashMap<>())));
        own.forEach((key, statements) -> {
            EventGroup group = EventGroup.named(key, statements);
            named.computeIfAbsent(group.traits().kind(), kind -> new ArrayList<>())
                    .add(group);
        });
        named.values().forEach(groups -> groups.sort(EventGroup.BY_KEY));
        twins.forEach(this::place);
        return byKey();
    }

    private void add(EventRow row) {
        boolean hasTradeId = EventRow.hasTradeId(row.key());
        boolean says = row.statements().stream().anyMatch(statement -> statement.values()[TRADE_ID] != null);
        Map<EventTraits, List<Statement>> poor = new LinkedHashMap<>();
        for (Statement statement : row.statements()) {
            if (hasTradeId && (!says || statement.values()[TRADE_ID] != null)) {
                own.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(statement);
            } else if (hasTradeId && !kinds.contains(EventTraits.kindOf(statement))) {
                kept.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(statement);
            } else {
                poor.computeIfAbsent(EventTraits.of(statement), traits -> new ArrayList<>())
                        .add(statement);
            }
        }
        poor.forEach((traits, statements) ->
                twins.computeIfAbsent(traits, of -> new Twins()).stored(statements));
    }

    /** A part of a set of twins that states the same details. */
    private record Piece(String shape, int twin, List<Statement> statements) {}

    private record Pair(Piece piece, EventGroup group, int differs, int agrees) {

        static Pair of(Piece piece, EventGroup group) {
            return new Pair(
                    piece,
                    group,
                    piece.statements.stream()
                            .mapToInt(statement -> group.details(statement, false))
                            .min()
                            .orElse(0),
                    piece.statements.stream()
                            .mapToInt(statement -> group.details(statement, true))
                            .max()
                            .orElse(0));
        }
    }

    private void place(EventTraits traits, Twins alike) {
        List<Piece> pieces = pieces(alike.sets());
        int events = alike.sets().size();
        List<EventGroup> used = new ArrayList<>();
        List<Piece> left = place(traits, pieces, agreeing(named, traits), used);
        if (!left.isEmpty()) {
            List<Piece> others = whole(left, events - new HashSet<>(used).size());
            List<Piece> unknown = place(traits, others, agreeing(nameless, traits), new ArrayList<>());
            found(traits, unknown);
        }
    }

    private static List<Piece> pieces(List<List<Statement>> sets) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            Map<String, List<Statement>> shapes = new TreeMap<>();
            sets.get(i)
                    .forEach(
                            statement -> shapes.computeIfAbsent(EventGroup.shape(statement), shape -> new ArrayList<>())
                                    .add(statement));
            int twin = i;
            shapes.forEach((shape, statements) -> pieces.add(new Piece(shape, twin, statements)));
        }
        return pieces;
    }

    private static List<EventGroup> agreeing(Map<EventTraits.Kind, List<EventGroup>> groups, EventTraits traits) {
        return groups.getOrDefault(traits.kind(), List.of()).stream()
                .filter(group -> group.traits().agreesWith(traits))
                .sorted(Comparator.comparing(
                        group -> String.valueOf(group.traits().conId())))
                .toList();
    }

    /** Gives each piece the event that it fits best, no event two twins; returns the pieces that find none. */
    private static List<Piece> place(
            EventTraits traits, List<Piece> pieces, List<EventGroup> groups, List<EventGroup> used) {
        List<Piece> left = new ArrayList<>(pieces);
        String of = traits + "|";
        List<Pair> pairs = new ArrayList<>();
        left.forEach(piece -> groups.forEach(group -> pairs.add(Pair.of(piece, group))));
        pairs.sort(Comparator.comparingInt(Pair::differs)
                .thenComparing(Pair::agrees, Comparator.reverseOrder())
                .thenComparing(pair -> pair.piece().twin()));
        while (!pairs.isEmpty()) {
            Pair first = pairs.get(0);
            Pair best = pairs.stream()
                    .takeWhile(pair -> pair.differs() == first.differs()
                            && pair.agrees() == first.agrees()
                            && pair.piece().twin() == first.piece().twin())
                    .filter(pair -> !pair.group().holdsOther(of, pair.piece().twin()))
                    .findFirst()
                    .orElse(first);
            Piece piece = best.piece();
            best.group().take(of + piece.shape(), piece.twin(), piece.statements());
            used.add(best.group());
            left.remove(piece);
            pairs.removeIf(pair -> pair.piece() == piece
                    || pair.group()
                            .holdsTwinOf(of + pair.piece().shape(), pair.piece().twin()));
        }
        return left;
    }

    /**
     * The twins that are left as a whole. When they were divided among events with trade ids, what is left of them makes up
     * no more than the other events.
     */
    private static List<Piece> whole(List<Piece> left, int events) {
        boolean divided = left.stream().map(Piece::twin).distinct().count() > events;
        Map<String, Integer> next = new HashMap<>();
        Map<Integer, List<Statement>> whole = new TreeMap<>();
        for (Piece piece : left) {
            int twin = divided ? next.merge(piece.shape(), 1, Integer::sum) : piece.twin();
            whole.computeIfAbsent(twin, number -> new ArrayList<>()).addAll(piece.statements());
        }
        List<Piece> pieces = new ArrayList<>();
        whole.forEach((twin, statements) -> pieces.add(new Piece("", twin, statements)));
        return pieces;
    }

    private void found(EventTraits traits, List<Piece> pieces) {
        for (Piece piece : pieces) {
            EventGroup group = EventGroup.nameless();
            group.take(traits + "|", piece.twin(), piece.statements());
            nameless.computeIfAbsent(traits.kind(), kind -> new ArrayList<>()).add(group);
        }
    }

    private Map<String, List<Statement>> byKey() {
        Map<String, List<Statement>> groups = new LinkedHashMap<>();
        named.values().forEach(all -> all.forEach(group -> groups.put(group.key(), group.statements())));
        kept.forEach((key, statements) -> groups.get(key).addAll(statements));
        Map<String, Integer> next = new HashMap<>();
        nameless.values()
                .forEach(all -> all.forEach(group -> {
                    String key = group.traits().key();
                    groups.put(key + (next.merge(key, 1, Integer::sum) - 1), group.statements());
                }));
        return groups;
    }
}
