package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexQuery;
import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import io.github.ibkringest.broker.pacing.RequestPacing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * Gets one statement: requests it, asks for it until it is made, and leaves it in a file. Source of the procedure: "Flex
 * Web Service" of IBKR Campus, and what clients of it report. Not thread-safe.
 */
public final class StatementFetch {

    /** A reference older than this is not asked for again; how long the service keeps it is not documented. */
    private static final Duration REFERENCE_AGE = Duration.ofHours(1);

    private final ServiceSettings service;
    private final Secret token;
    private final FlexQuery query;
    private final Iterator<String> attempts;
    private final PacedTransport transport;
    private final FlexAddresses addresses;
    private final RequestPacing pacing;
    private final Patience patience;
    private final FlexFaults faults;
    private final Retries retries;
    private FlexAnswer.Accepted accepted;
    private String dates;

    /** @param dates the parameters that ask for certain days, in the order in which to try them; at least one */
    public StatementFetch(
            String session,
            FlexLogin login,
            FlexQuery query,
            List<String> dates,
            RequestPacing pacing,
            Patience patience) {
        this.service = login.service();
        this.token = login.token();
        this.query = query;
        this.attempts = dates.iterator();
        this.dates = attempts.next();
        this.addresses = new FlexAddresses(service, token);
        this.pacing = pacing;
        this.patience = patience;
        this.faults = new FlexFaults(session, token);
        this.retries = new Retries(login, pacing, patience, faults);
        this.transport = new PacedTransport(login, pacing, patience, retries, faults);
    }

    /**
     * Leaves the statement in the file.
     *
     * @throws BrokerException when there is none to be had
     */
    public void into(Path file) {
        try {
            fetch(file);
            pacing.settled(token, query.id());
        } catch (InterruptedException e) {
            throw faults.interrupted();
        } catch (BrokerUnavailableException e) {
            // The statement may be ready by the next run, which then asks for it instead of starting over.
            throw e;
        } catch (BrokerException e) {
            pacing.settled(token, query.id());
            throw e;
        }
    }

    /** Downloads the same statement again, because it did not arrive whole; false when there is no way to. */
    public boolean again(Path file) {
        try {
            return accepted != null && !patience.isOver() && poll(file, patience.next());
        } catch (InterruptedException e) {
            throw faults.interrupted();
        }
    }

    private void fetch(Path file) throws InterruptedException {
        accepted = pacing.begun(token, query.id(), asked(), REFERENCE_AGE)
                .map(FlexAnswer.Accepted::ofText)
                .orElse(null);
        boolean done = accepted != null ? poll(file, Duration.ZERO) : request(file, service.interval());
        // A reference that the service has forgotten, or days that it does not have yet, are worth one new request.
        if (!done && !request(file, Duration.ZERO)) {
            throw faults.unreadable(retries.last(), FlexCode.REFERENCE_INVALID.advice());
        }
    }

    /** Requests the statement and asks for it; false when it has to be requested again, maybe for other days. */
    private boolean request(Path file, Duration interval) throws InterruptedException {
        Duration sinceLast = interval;
        for (; ; ) {
            Duration least = sinceLast;
            FlexAnswer answer = transport.get(
                    addresses.request(query.id(), dates),
                    file,
                    service.requestTimeout(),
                    () -> pacing.take(token, query.id(), least));
            if (answer instanceof FlexAnswer.Statement) {
                return true;
            }
            if (answer instanceof FlexAnswer.Accepted reference) {
                accepted = reference;
                pacing.begun(token, query.id(), asked(), reference.asText());
                patience.refresh();
                return poll(file, service.firstWait());
            }
            if (!asksForLess(answer)) {
                retries.after(answer);
            }
            sinceLast = Duration.ZERO;
        }
    }

    private boolean poll(Path file, Duration firstWait) throws InterruptedException {
        patience.pause(firstWait);
        boolean otherTurn = false;
        for (; ; ) {
            URI address = addresses.statement(accepted, otherTurn);
            FlexAnswer answer = transport.get(address, file, service.statementTimeout(), () -> pacing.take(token));
            if (answer instanceof FlexAnswer.Statement) {
                return true;
            }
            if (answer instanceof FlexAnswer.Refused refused && refused.meaning() == FlexCode.REFERENCE_INVALID) {
                retries.note(answer);
                return false;
            }
            if (asksForLess(answer)) {
                return false;
            }
            otherTurn = otherTurn ^ answer instanceof FlexAnswer.Fault;
            retries.after(answer);
        }
    }

    /** Whether the answer says that there is no statement up to the last day, and there are fewer days to ask for. */
    private boolean asksForLess(FlexAnswer answer) {
        boolean unavailable = answer instanceof FlexAnswer.Refused refused
                && (refused.meaning() == FlexCode.NOT_AVAILABLE || refused.meaning() == FlexCode.NOT_VALID);
        if (!unavailable || !attempts.hasNext()) {
            return false;
        }
        retries.note(answer);
        dates = attempts.next();
        return true;
    }

    /** The same query at another address, or for other days, is other work. */
    private String asked() {
        return service.baseUrl() + " " + query.id() + dates;
    }
}
