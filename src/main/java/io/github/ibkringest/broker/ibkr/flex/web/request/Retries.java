package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.broker.pacing.RequestPacing;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides after each answer that is no statement whether to try again, and when. Not thread-safe. */
final class Retries {

    private static final Logger LOG = LoggerFactory.getLogger(Retries.class);

    /** The service answers 1020 for some minutes after a token or query was made, and for ever when one is wrong. */
    private static final int BRIEFLY = 2;

    private final FlexLogin login;
    private final RequestPacing pacing;
    private final Patience patience;
    private final FlexFaults faults;
    private FlexAnswer last;
    private int brief;

    Retries(FlexLogin login, RequestPacing pacing, Patience patience, FlexFaults faults) {
        this.login = login;
        this.pacing = pacing;
        this.patience = patience;
        this.faults = faults;
    }

    /** The latest answer that was no statement, or null. */
    FlexAnswer last() {
        return last;
    }

    /** Remembers an answer that others deal with. */
    void note(FlexAnswer answer) {
        last = answer;
    }

    /**
     * Waits as long as the answer calls for.
     *
     * @throws BrokerException when another try makes no sense or the time is over
     */
    void after(FlexAnswer answer) throws InterruptedException {
        boolean first = last == null;
        last = answer;
        Duration wait;
        if (answer instanceof FlexAnswer.Refused refused) {
            wait = afterRefusal(refused);
        } else if (answer instanceof FlexAnswer.Fault fault) {
            wait = afterFault(fault);
        } else {
            throw faults.unreadable("a second reference code", "try again later");
        }
        if (patience.isOver()) {
            throw late();
        }
        String what = login.token().mask(answer.toString());
        if (first) {
            LOG.info(
                    "{}: {}; trying again for {} s",
                    login.name(),
                    what,
                    patience.left().toSeconds());
        } else {
            LOG.debug("{}: {}; next try in {} s", login.name(), what, wait.toSeconds());
        }
        patience.pause(wait);
    }

    BrokerException late() {
        String advice = last instanceof FlexAnswer.Refused refused
                ? refused.meaning().advice()
                : "check the connection and IBKR's system status, and try again later";
        return faults.late(login.service().deadline(), last, advice);
    }

    private Duration afterFault(FlexAnswer.Fault fault) {
        return switch (fault.kind()) {
            case PASSING -> patience.next();
            case REFUSED ->
                throw faults.refused(fault, "check base URL, user agent, and the proxy or firewall on the way");
            case TEXT -> throw faults.otherFormat(fault);
            case FINAL -> throw faults.unreadable(fault, "nothing was imported");
        };
    }

    private Duration afterRefusal(FlexAnswer.Refused refused) {
        FlexCode code = refused.meaning();
        return switch (code.action()) {
            case RETRY -> patience.next();
            case RETRY_SLOWLY -> Patience.longest();
            case RETRY_BRIEFLY -> {
                if (brief++ >= BRIEFLY) {
                    throw faults.refused(refused, code.advice());
                }
                yield patience.next();
            }
            case SLOW_DOWN -> slowDown();
            case LOCK -> {
                pacing.lock(login.token());
                throw faults.refused(refused, code.advice());
            }
            case REFUSED -> throw faults.refused(refused, code.advice());
            case GIVE_UP, REQUEST_AGAIN -> throw faults.unreadable(refused, code.advice());
        };
    }

    /** The next request waits, in this process or another. */
    private Duration slowDown() {
        Duration freeze = pacing.slowDown(login.token());
        LOG.warn("{}: too many requests with this token (1018); silent for {} s", login.name(), freeze.toSeconds());
        return Duration.ZERO;
    }
}
