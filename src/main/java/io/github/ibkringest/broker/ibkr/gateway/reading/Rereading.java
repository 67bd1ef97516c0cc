package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.session.GatewaySession;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks a session for parts, one after the other, while its messages are handed in. Not thread-safe.
 *
 * <p>It never waits itself: whoever listens calls {@link #take} for each message and {@link #look} now and then.
 */
public final class Rereading {

    private final GatewaySession session;
    private final Patience patience;
    private final Consumer<PartAnswer> answers;
    private final Deque<Part> open = new ArrayDeque<>();

    /** Parts whose end mark did not come in time: the next one may be that of the earlier question. */
    private final Set<Part> overdue = EnumSet.noneOf(Part.class);

    private Question asked;
    private Duration deadline;

    /**
     * Prepares; asks nothing yet.
     *
     * @param answers is told of each part when it is settled
     */
    public Rereading(GatewaySession session, Patience patience, Consumer<PartAnswer> answers) {
        this.session = session;
        this.patience = patience;
        this.answers = answers;
    }

    /** Asks for parts, after what is asked for already. */
    public void begin(Collection<Part> parts) {
        for (Part part : parts) {
            if (!open.contains(part)) {
                open.add(part);
            }
        }
        askNext();
    }

    /** Whether nothing is asked for. */
    public boolean isDone() {
        return asked == null && open.isEmpty();
    }

    /** How long nothing has to be looked at, unless a message comes. */
    public Duration patienceLeft() {
        Duration left = asked == null ? patience.reread() : deadline.minus(now());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Takes a message, whatever it is about. */
    public void take(Received received) {
        if (asked == null) {
            return;
        }
        boolean wasEnded = asked.isEnded();
        int before = asked.count();
        PartAnswer bad = asked.take(received);
        if (bad != null) {
            settle(bad);
        } else if (asked.isEnded()) {
            end(wasEnded);
        } else if (asked.count() > before) {
            deadline = now().plus(patience.answer());
        }
    }

    /** Looks at the time. */
    public void look() {
        if (asked != null && deadline.compareTo(now()) <= 0) {
            if (asked.isEnded()) {
                overdue.remove(asked.part());
                settle(asked.complete());
            } else {
                overdue.add(asked.part());
                settle(asked.silent());
            }
        }
    }

    /** The connection has ended: what is not settled stays unknown. */
    public void cutOff(String why) {
        if (asked != null) {
            answers.accept(asked.cutOff(why));
        }
        open.forEach(part -> answers.accept(new Question(part, 0, null, true).cutOff(why)));
        asked = null;
        open.clear();
    }

    /** Behind the end mark, commissions may still come, or the end mark that counts. */
    private void end(boolean wasEnded) {
        if (!wasEnded) {
            deadline = now().plus(patience.late());
        }
        if (!asked.isWaitingForCommissions() && !overdue.contains(asked.part())) {
            settle(asked.complete());
        }
    }

    private void settle(PartAnswer answer) {
        asked = null;
        answers.accept(answer);
        askNext();
    }

    private void askNext() {
        if (asked == null && !open.isEmpty()) {
            Part part = open.remove();
            int requestId = session.nextRequestId();
            asked = new Question(part, requestId, session.time().now(), session.isUpstreamLost());
            deadline = now().plus(patience.answer());
            session.ask(part.request(requestId));
        }
    }

    private Duration now() {
        return session.time().passed();
    }
}
