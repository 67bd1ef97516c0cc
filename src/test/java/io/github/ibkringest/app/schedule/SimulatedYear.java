package io.github.ibkringest.app.schedule;

import io.github.ibkringest.app.SimulatedBroker;
import io.github.ibkringest.app.SimulatedTicks;
import io.github.ibkringest.app.SimulatedTime;
import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.coverage.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;

/**
 * The life of {@code serve} over a span of time: ticks, and random stops of hours or weeks, after each of which the
 * program starts knowing nothing but what the store knows.
 */
public final class SimulatedYear {

    /** The program, as far as the simulation needs it. */
    interface Program {

        /** Starts with nothing in memory. */
        Schedule start();

        /** Carries out a fetch; false when the program was killed while it did. */
        boolean fetch(Schedule schedule, Schedule.Fetch fetch);
    }

    private final Random random;
    private final List<SimulatedTicks.Tick> ticks;
    private final SimulatedBroker broker;
    private final SimulatedTime time;
    private final Program program;
    private final List<Request> requests = new ArrayList<>();
    private Schedule running;
    private Instant stoppedUntil;

    public SimulatedYear(
            long seed, List<SimulatedTicks.Tick> ticks, SimulatedBroker broker, SimulatedTime time, Program program) {
        this.random = new Random(~seed);
        this.ticks = ticks;
        this.broker = broker;
        this.time = time;
        this.program = program;
    }

    /** Lets the time pass; stops happen before {@code quiet}. */
    public void run(Instant quiet) {
        Instant first = ticks.get(0).at();
        stoppedUntil = first;
        Instant nextStop = first.plus(Duration.ofDays(3)).plus(pause());
        boolean renewed = false;
        for (SimulatedTicks.Tick tick : ticks) {
            Instant now = tick.at();
            time.set(now);
            if (running == null && !now.isBefore(stoppedUntil)) {
                start();
            }
            if (!renewed && !now.isBefore(broker.withoutToken().to())) {
                renewed = true;
                start();
            }
            if (running != null && now.isAfter(nextStop) && now.isBefore(quiet)) {
                stop(now, quiet, length());
                nextStop = stoppedUntil.plus(pause());
            }
            if (running != null) {
                wake(
                        tick.feed() == null
                                ? running.catchUp()
                                : running.tick(
                                        tick.feed().name(), tick.dataset().label(), Date.from(now)),
                        quiet);
            }
        }
    }

    private Duration pause() {
        return Duration.ofMinutes(random.nextInt(24 * 60 * 20));
    }

    private Duration length() {
        int most = random.nextInt(12) == 0 ? 24 * 60 * 60 : 24 * 60;
        return Duration.ofMinutes(1 + random.nextInt(most));
    }

    private void start() {
        running = program.start();
        wake(running.catchUp(), Instant.MAX);
    }

    private void stop(Instant now, Instant quiet, Duration length) {
        running = null;
        stoppedUntil = now.plus(length).isAfter(quiet) ? quiet : now.plus(length);
    }

    private void wake(Schedule.Wake wake, Instant quiet) {
        for (Schedule.Fetch fetch : running.due(wake)) {
            requests.add(new Request(time.instant(), fetch));
            if (!program.fetch(running, fetch)) {
                stop(time.instant(), quiet, Duration.ofMinutes(random.nextInt(120)));
                return;
            }
        }
    }

    /** A request, and when it was made. */
    record Request(Instant at, Schedule.Fetch fetch) {

        LocalDate day() {
            return at.atZone(TradingCalendar.ZONE).toLocalDate();
        }

        boolean isOf(Feed feed) {
            return fetch.query().feed() == feed;
        }
    }

    /** All requests. */
    public List<Request> requests() {
        return requests;
    }
}
