package io.github.ibkringest.broker.ibkr.gateway.session;

import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.ibkr.gateway.message.ManagedAccounts;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.NextValidId;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.GatewayLink;
import io.github.ibkringest.broker.ibkr.gateway.wire.Greeting;
import io.github.ibkringest.broker.ibkr.gateway.wire.LinkLostException;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way to a session that is ready. Not thread-safe. */
final class Opening {

    private final GatewayAddress gateway;
    private final Patience patience;
    private final PassingTime time;
    private final List<Received> early = new ArrayList<>();
    private ManagedAccounts accounts;
    private boolean hasNextId;

    Opening(GatewayAddress gateway, Patience patience, PassingTime time) {
        this.gateway = gateway;
        this.patience = patience;
        this.time = time;
    }

    GatewaySession open() {
        GatewayLink link = connect();
        try {
            Greeting greeting = greet(link);
            GatewaySession session = new GatewaySession(link, greeting.version(), time);
            awaitReady(session);
            hearItOut(session);
            session.ready(
                    new SessionFacts(
                            gateway, greeting.version(), greeting.connectionTime(), accounts.codes(), time.now()),
                    early);
            return session;
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
    }

    private GatewayLink connect() {
        try {
            return GatewayLink.open(gateway.host(), gateway.port(), patience.connect(), time);
        } catch (IOException e) {
            throw unavailable(
                    "cannot be reached: " + e.getMessage()
                            + ". Start IB Gateway or TWS, tick \"Enable ActiveX and Socket Clients\" in its API settings,"
                            + " and compare the port there with gateway.port.",
                    e);
        }
    }

    private Greeting greet(GatewayLink link) {
        try {
            return link.greet(patience.greeting());
        } catch (BrokenFrameException e) {
            throw unavailable("answers, but " + e.getMessage() + ".", e);
        } catch (LinkLostException e) {
            throw unavailable(
                    "gives no greeting: " + e.getMessage()
                            + ". If it ends the connection at once, add the address of this machine to the"
                            + " \"Trusted IPs\" of its API settings, or untick \"Allow connections from localhost only\".",
                    e);
        }
    }

    /** Accounts and the next id come in any order, among other things. */
    private void awaitReady(GatewaySession session) {
        session.ask(gateway.start());
        Duration end = time.passed().plus(patience.ready());
        while (!isReady()) {
            Message message = next(session, end)
                    .orElseThrow(() -> unavailable(notReady(), null))
                    .message();
            if (message instanceof ManagedAccounts known) {
                accounts = known;
            } else if (message instanceof NextValidId) {
                hasNextId = true;
            }
        }
    }

    /**
     * The question for the accounts comes back behind all that the gateway had to say on its own, such as a list of open
     * orders that nobody asked for, with its end mark. A gateway that does not answer it is asked for the rest all the same.
     */
    private void hearItOut(GatewaySession session) {
        session.ask(new Request.ManagedAccounts());
        Duration end = time.passed().plus(patience.answer());
        Optional<Received> received = next(session, end);
        while (received.isPresent() && !(received.get().message() instanceof ManagedAccounts)) {
            received = next(session, end);
        }
    }

    private boolean isReady() {
        return hasNextId && accounts != null && !accounts.codes().isEmpty();
    }

    private Optional<Received> next(GatewaySession session, Duration end) {
        Optional<Received> received;
        try {
            received = session.next(end.minus(time.passed()));
        } catch (LinkLostException | BrokenFrameException e) {
            throw unavailable(
                    "ended the conversation before it was ready: " + e.getMessage() + ". Often another program uses the"
                            + " client id " + gateway.clientId() + "; set gateway.client-id to a number of its own.",
                    e);
        }
        received.ifPresent(early::add);
        if (received.isPresent()
                && received.get().message() instanceof Notice notice
                && Reaction.to(notice.code()) == Reaction.CLIENT_ID_IN_USE) {
            throw unavailable(
                    "says that the client id " + gateway.clientId()
                            + " is in use. While serve runs, it is serve that uses"
                            + " it. After a restart of the gateway this passes within minutes; otherwise set"
                            + " gateway.client-id to a number of its own.",
                    null);
        }
        return received;
    }

    private String notReady() {
        return "greets, but does not get ready: it has told " + (hasNextId ? "the next id" : "no next id") + " and "
                + (accounts == null ? "no accounts" : "the accounts")
                + ". Look at its window: it may wait for a login, or ask whether to accept this connection.";
    }

    private BrokerUnavailableException unavailable(String what, Exception cause) {
        return new BrokerUnavailableException("The gateway at " + gateway.place() + " " + what, cause);
    }
}
