package io.github.ibkringest.faults.wire;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * A place on the way of a program: the n-th of the statements of some kind, before it reaches the database or when its
 * answer has left it. Is met once. Thread-safe.
 */
public final class Place {

    private final String name;
    private final Predicate<Executed> which;
    private final AtomicLong left;
    private final boolean answered;

    private Place(String name, Predicate<Executed> which, long nth, boolean answered) {
        this.name = (answered ? "after" : "before") + " " + name + (nth == 1 ? "" : ", time " + nth);
        this.which = which;
        this.left = new AtomicLong(nth);
        this.answered = answered;
    }

    /** The n-th time that a statement is executed whose text contains another. */
    public static Place at(String part, long nth) {
        return new Place(part, executed -> executed.text().contains(part), nth, false);
    }

    /**
     * The n-th time that just this statement is executed.
     *
     * @param answered whether the database has executed it and its answer does not arrive; otherwise it does not arrive itself
     */
    public static Place exactly(String text, long nth, boolean answered) {
        return new Place(text, executed -> Statements.shape(executed.text()).equals(text), nth, answered);
    }

    /**
     * The n-th commit of a transaction in which a statement was executed whose text contains another.
     *
     * @param answered whether the database has committed
     */
    public static Place commitOf(String part, long nth, boolean answered) {
        return new Place(
                "the commit of " + part,
                executed -> executed.text().equals("COMMIT")
                        && executed.before().stream().anyMatch(text -> text.contains(part)),
                nth,
                answered);
    }

    boolean isReached(Executed executed) {
        return which.test(executed) && left.decrementAndGet() == 0;
    }

    boolean answered() {
        return answered;
    }

    @Override
    public String toString() {
        return name;
    }
}
