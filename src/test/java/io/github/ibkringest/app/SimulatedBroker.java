package io.github.ibkringest.app;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A broker for a year, with all that goes wrong in one: statements that are late, or claim a day that they do not hold,
 * hours without an answer, an expired token, figures restated weeks later, an account opened in summer. Everything
 * follows from a seed.
 */
public final class SimulatedBroker {

    public static final int DAYS = 365;

    /** Quiet days at the end, so that everything can arrive. */
    public static final int SETTLING = 10;

    /** A restatement comes within three weeks, because the weekly window holds five. */
    private static final int LATEST_RESTATEMENT = 21;

    private static final int OWN_PERIOD = 30;

    private final TradingCalendar calendar = TradingCalendar.standard();
    private final Random random;
    private final LocalDate start;
    private final Map<String, LocalDate> opened = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<LocalDate, List<Fact>> byDay = new HashMap<>();
    private final Map<LocalDate, Instant> ready = new HashMap<>();
    private final Set<LocalDate> claimedTooEarly = new HashSet<>();
    private final List<Span> outages = new ArrayList<>();
    private final Span withoutToken;

    /** Something that happened: known to the confirmations at once, and to the activity statements of its day. */
    public record Fact(int id, String account, Dataset dataset, LocalDate day, Instant at, List<Instant> restated) {

        /** How often it was restated up to a moment. */
        public int version(Instant moment) {
            return (int) restated.stream().filter(when -> !when.isAfter(moment)).count();
        }
    }

    /** From a moment to another. */
    public record Span(Instant from, Instant to) {

        public boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** What a request is answered with: a statement when {@code period} is there. */
    public record Answer(boolean refused, Period period, List<Fact> facts, Set<String> accounts) {

        public boolean isStatement() {
            return period != null;
        }
    }

    private static final Answer REFUSED = new Answer(true, null, List.of(), Set.of());
    private static final Answer UNAVAILABLE = new Answer(false, null, List.of(), Set.of());

    public SimulatedBroker(long seed, LocalDate start, int days) {
        this.random = new Random(seed);
        this.start = start;
        opened.put("U1000001", start.minusDays(OWN_PERIOD));
        opened.put("U1000002", start.plusDays(random.nextInt(days)));
        LocalDate end = start.plusDays(days);
        for (LocalDate day : calendar.tradingDays(start, end)) {
            trade(day, end);
            ready.put(day, readyAt(day));
            if (random.nextInt(40) == 0) {
                claimedTooEarly.add(day);
            }
        }
        for (int i = 0; i < days / 20; i++) {
            // a weekend's maintenance, a broken morning, a statement that is "in progress" for hours
            outages.add(span(end, Duration.ofMinutes(20 + random.nextInt(random.nextInt(10) == 0 ? 8_000 : 600))));
        }
        withoutToken = span(end, Duration.ofHours(10 + random.nextInt(90)));
    }

    private void trade(LocalDate day, LocalDate end) {
        for (String account : opened.keySet()) {
            for (int i = random.nextInt(4); i > 0 && !day.isBefore(opened.get(account)); i--) {
                Instant at = moment(day, LocalTime.of(9, 30)).plusSeconds(random.nextInt(3 * 3_600));
                List<Instant> restated = new ArrayList<>();
                if (random.nextInt(10) == 0) {
                    Instant when = at.plus(Duration.ofHours(24 + random.nextInt(24 * (LATEST_RESTATEMENT - 1))));
                    restated.add(when.isBefore(moment(end, LocalTime.NOON)) ? when : at.plus(Duration.ofHours(8)));
                }
                Dataset dataset = List.copyOf(Dataset.required()).get(random.nextInt(3));
                Fact fact = new Fact(facts.size(), account, dataset, day, at, List.copyOf(restated));
                facts.add(fact);
                byDay.computeIfAbsent(day, any -> new ArrayList<>()).add(fact);
            }
        }
    }

    /** In the night after, and sometimes not before the next afternoon, or the day after. */
    private Instant readyAt(LocalDate day) {
        Instant night = moment(day.plusDays(1), LocalTime.of(1, 0)).plusSeconds(random.nextInt(4 * 3_600));
        return random.nextInt(12) == 0 ? night.plus(Duration.ofHours(random.nextInt(40))) : night;
    }

    private Span span(LocalDate end, Duration length) {
        Instant first = moment(start.plusDays(2), LocalTime.MIDNIGHT);
        Instant from = first.plusSeconds((long) (random.nextDouble()
                * Duration.between(first, moment(end, LocalTime.MIDNIGHT)).toSeconds()));
        return new Span(from, from.plus(length));
    }

    public static Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(TradingCalendar.ZONE).toInstant();
    }

    /** The token expires at its beginning; somebody makes a new one and starts the program again at its end. */
    public Span withoutToken() {
        return withoutToken;
    }

    public LocalDate opened(String account) {
        return opened.get(account);
    }

    public Set<String> accounts() {
        return opened.keySet();
    }

    /** All that ever happened. */
    public List<Fact> facts() {
        return facts;
    }

    /** The answer of the activity query. */
    public Answer activity(Period asked, Instant now) {
        if (withoutToken.contains(now)) {
            return REFUSED;
        }
        LocalDate today = now.atZone(TradingCalendar.ZONE).toLocalDate();
        LocalDate from = asked.from() == null ? today.minusDays(OWN_PERIOD) : asked.from();
        LocalDate to = asked.to() == null ? today.minusDays(1) : asked.to();
        LocalDate end = to;
        while (!end.isBefore(from) && !isReady(end, now) && !claimedTooEarly.contains(end)) {
            end = end.minusDays(1);
        }
        if (isDown(now) || end.isBefore(from)) {
            return UNAVAILABLE;
        }
        List<Fact> said = from.datesUntil(end.plusDays(1))
                .filter(day -> isReady(day, now))
                .flatMap(day -> byDay.getOrDefault(day, List.of()).stream())
                .toList();
        return new Answer(false, new Period(from, end), said, openBy(end));
    }

    /** The answer of the confirmation query: today's fills, ten minutes late. */
    public Answer confirmations(Instant now) {
        if (withoutToken.contains(now)) {
            return REFUSED;
        }
        if (isDown(now)) {
            return UNAVAILABLE;
        }
        LocalDate today = now.atZone(TradingCalendar.ZONE).toLocalDate();
        List<Fact> said = byDay.getOrDefault(today, List.of()).stream()
                .filter(fact -> fact.dataset() == Dataset.EXECUTIONS)
                .filter(fact -> fact.at().isBefore(now.minusSeconds(600)))
                .toList();
        return new Answer(false, new Period(today, today), said, openBy(today));
    }

    private boolean isReady(LocalDate day, Instant now) {
        Instant at = ready.get(day);
        return at == null ? now.isAfter(moment(day.plusDays(1), LocalTime.MIDNIGHT)) : !now.isBefore(at);
    }

    private boolean isDown(Instant now) {
        return outages.stream().anyMatch(outage -> outage.contains(now));
    }

    private Set<String> openBy(LocalDate day) {
        Set<String> open = new java.util.TreeSet<>(opened.keySet());
        open.removeIf(account -> opened.get(account).isAfter(day));
        return open;
    }
}
