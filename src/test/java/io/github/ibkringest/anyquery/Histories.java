package io.github.ibkringest.anyquery;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Makes histories; the same for the same seed. */
final class Histories {

    private final Random random;

    private Histories(long seed) {
        random = new Random(seed);
    }

    /**
     * Thin statements of any columns and days, and full ones that cover all days. Some of these may be without order rows;
     * then no row is from the middle of a day.
     */
    static History withFullStatements(long seed) {
        return new Histories(seed).withFullStatements();
    }

    /** Statements that all have the trade id, or of a world where nothing looks alike. */
    static History decidedByColumns(long seed) {
        return new Histories(seed).decidedByColumns();
    }

    /** Statements of one query. */
    static History ofOneQuery(long seed) {
        return new Histories(seed).ofOneQuery();
    }

    /** Activity statements of one query and one day each; nothing in their rows tells the day of the booking. */
    static History ofDays(long seed) {
        return new Histories(seed).ofDays();
    }

    private History withFullStatements() {
        World world = new WorldBuilder(random, false, false).build();
        boolean orders = !world.ordersTold().isEmpty();
        boolean allAsked = random.nextInt(3) > 0;
        List<Telling> full = new ArrayList<>();
        for (LocalDate[] period : periods(world)) {
            boolean asked = orders && (allAsked || random.nextBoolean());
            full.add(new Telling(Query.full(asked), period[0], period[1], afterAll(world)));
        }
        List<Telling> told = new ArrayList<>(full);
        for (int thin = 1 + random.nextInt(4); thin > 0; thin--) {
            Telling telling = anyTime(world, query(world));
            told.add(allAsked || !telling.query().orders() ? telling : telling.madeOn(afterAll(world)));
        }
        return shuffled(world, full, told);
    }

    private History decidedByColumns() {
        boolean named = random.nextBoolean();
        World world = new WorldBuilder(random, !named, true).build();
        Supplier<Query> query = () -> named
                ? Query.some(random, false, "symbol", "tradeDate", "reportDate", "tradeID")
                : Query.some(random, false, "symbol", "tradeDate", "reportDate");
        List<Telling> told = new ArrayList<>();
        for (LocalDate[] period : periods(world)) {
            told.add(new Telling(query.get(), period[0], period[1], afterAll(world)));
        }
        for (int more = 1 + random.nextInt(3); more > 0; more--) {
            told.add(anyTime(world, query.get()));
        }
        return shuffled(world, List.of(), told);
    }

    /** The day of the booking is told: without it nothing tells equal rows of two periods that are booked on two days apart. */
    private History ofOneQuery() {
        World world = new WorldBuilder(random, false, true).build();
        Query query = Query.some(random, false, "reportDate");
        List<Telling> told = new ArrayList<>();
        for (LocalDate[] period : periods(world)) {
            told.add(new Telling(query, period[0], period[1], afterAll(world)));
        }
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            told.add(anyTime(world, query));
        }
        return shuffled(world, List.of(), told);
    }

    /** What was booked on two days stands in two statements, however equal it is. One of all days may tell it again. */
    private History ofDays() {
        World world = new WorldBuilder(random, false, false).build();
        Query query = Query.withoutBookingDay(random);
        List<Telling> told = new ArrayList<>();
        for (LocalDate day = world.firstDay(); !day.isAfter(world.lastDay()); day = day.plusDays(1)) {
            told.add(new Telling(query, day, day, afterAll(world)));
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            LocalDate day = any(world.firstDay(), world.lastDay());
            told.add(new Telling(query, day, day, day.plusDays(1).atTime(random.nextInt(24), random.nextInt(60))));
        }
        if (random.nextBoolean()) {
            told.add(new Telling(query, world.firstDay(), world.lastDay(), afterAll(world)));
        }
        return shuffled(world, List.of(), told);
    }

    /** Order rows that say no day but that of their last fill are no part of any claim where evenings belong to the next day. */
    private Query query(World world) {
        boolean orders = !world.ordersTold().isEmpty() && random.nextInt(5) < 2;
        Query query = Query.some(random, orders);
        return orders && world.hasEvenings() && !query.tellsBookingDay()
                ? new Query(query.activity(), false, query.trades(), query.events())
                : query;
    }

    /** One period that covers all days, or two or three that follow one another or overlap. */
    private List<LocalDate[]> periods(World world) {
        List<LocalDate[]> periods = new ArrayList<>();
        LocalDate from = world.firstDay();
        while (!from.isAfter(world.lastDay())) {
            LocalDate to = random.nextInt(3) > 0 || periods.size() == 2 ? world.lastDay() : any(from, world.lastDay());
            periods.add(new LocalDate[] {from, to});
            from = to.plusDays(1);
        }
        return periods;
    }

    private Telling anyTime(World world, Query query) {
        LocalDate from = any(world.firstDay(), world.lastDay());
        LocalDate to = any(from, world.lastDay());
        LocalDateTime made = query.activity()
                ? any(from, world.lastDay().plusDays(4)).plusDays(1).atTime(random.nextInt(9), random.nextInt(60))
                : any(from, world.lastDay().plusDays(2)).atTime(10 + random.nextInt(13), random.nextInt(60));
        return new Telling(query, from, to, made);
    }

    private LocalDateTime afterAll(World world) {
        return world.lastDay().plusDays(1 + random.nextInt(4)).atTime(random.nextInt(24), random.nextInt(60));
    }

    private LocalDate any(LocalDate from, LocalDate to) {
        return from.plusDays(random.nextInt((int) (to.toEpochDay() - from.toEpochDay()) + 1));
    }

    private History shuffled(World world, List<Telling> full, List<Telling> told) {
        if (random.nextBoolean()) {
            told.add(told.get(random.nextInt(told.size())));
        }
        Collections.shuffle(told, random);
        return new History(world, full, told);
    }
}
