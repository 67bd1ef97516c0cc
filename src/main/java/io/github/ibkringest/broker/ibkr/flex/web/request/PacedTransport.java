package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.broker.pacing.Turn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends requests, each in its turn, and never past the deadline. A redirect takes a turn of its own. */
final class PacedTransport {

    private static final Logger LOG = LoggerFactory.getLogger(PacedTransport.class);

    private static final int MOST_REDIRECTS = 3;
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);

    private final FlexLogin login;
    private final FlexTransport transport;
    private final RequestPacing pacing;
    private final Patience patience;
    private final Retries retries;
    private final FlexFaults faults;

    PacedTransport(FlexLogin login, RequestPacing pacing, Patience patience, Retries retries, FlexFaults faults) {
        this.login = login;
        this.transport = new FlexTransport(login.service(), login.token());
        this.pacing = pacing;
        this.patience = patience;
        this.retries = retries;
        this.faults = faults;
    }

    /**
     * Sends a GET and follows its redirects.
     *
     * @param turns asks for leave to send the first request
     */
    FlexAnswer get(URI address, Path file, Duration timeout, Supplier<Turn> turns) throws InterruptedException {
        await(turns);
        patience.begin();
        FlexAnswer answer = send(address, file, timeout);
        for (int hop = 0; answer instanceof FlexAnswer.Redirected redirected; hop++) {
            if (hop == MOST_REDIRECTS) {
                return FlexAnswer.Fault.passing(
                        redirected.target().getHost() + " redirects more than " + MOST_REDIRECTS + " times");
            }
            await(() -> pacing.take(login.token()));
            answer = send(redirected.target(), file, timeout);
        }
        return answer;
    }

    private FlexAnswer send(URI address, Path file, Duration timeout) throws InterruptedException {
        FlexAnswer answer = transport.get(address, file, within(timeout));
        pacing.answered(login.name(), answer.label());
        return answer;
    }

    private void await(Supplier<Turn> turns) throws InterruptedException {
        // A program that stops begins nothing, also when it would be its turn.
        patience.pause(Duration.ZERO);
        for (Turn turn = turns.get(); turn.kind() != Turn.Kind.NOW; turn = turns.get()) {
            if (turn.kind() == Turn.Kind.NEVER) {
                throw faults.refused(FlexCode.LOCKED.code() + " (earlier)", FlexCode.LOCKED.advice());
            }
            if (turn.delay().compareTo(patience.left()) > 0) {
                throw patience.isOver() ? retries.late() : faults.tooSoon(turn.delay(), retries.last());
            }
            if (turn.delay().compareTo(WORTH_TELLING) > 0) {
                LOG.info(
                        "{}: waiting {} s to keep within IBKR's limits",
                        login.name(),
                        turn.delay().toSeconds());
            }
            patience.pause(turn.delay());
        }
    }

    private Duration within(Duration timeout) {
        Duration left = patience.left().compareTo(LEAST_TIMEOUT) < 0 ? LEAST_TIMEOUT : patience.left();
        return timeout.compareTo(left) < 0 ? timeout : left;
    }
}
