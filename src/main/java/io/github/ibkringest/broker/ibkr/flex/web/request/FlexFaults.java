package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.parse.TextExport;
import java.time.Duration;

/** The message for the user, a sentence that never contains the token, whatever the service has written. */
final class FlexFaults {

    private final String session;
    private final Secret token;

    FlexFaults(String session, Secret token) {
        this.session = session;
        this.token = token;
    }

    /** Something has to be changed, here or in the portal. */
    BrokerException refused(Object answer, String advice) {
        return new BrokerRefusedException(sentence("refused with " + answer, advice));
    }

    /** The query has to be changed in the portal. */
    BrokerException otherFormat(FlexAnswer.Fault answer) {
        return new BrokerRefusedException(sentence(answer.what(), TextExport.CURE));
    }

    /** What came is not what was asked for, and would not be the next time either. */
    BrokerException unreadable(Object answer, String advice) {
        return new UnreadablePayloadException(sentence("no statement, but " + answer, advice));
    }

    /** The time is over. */
    BrokerException late(Duration deadline, FlexAnswer last, String advice) {
        String answer = last == null ? "" : " (last answer: " + last + ")";
        return new BrokerUnavailableException(
                sentence("no statement within " + deadline.toSeconds() + " s" + answer, advice), null);
    }

    /** Asking now would be too soon. */
    BrokerException tooSoon(Duration wait, FlexAnswer last) {
        String answer = last == null ? "" : " (last answer: " + last + ")";
        return new BrokerUnavailableException(
                sentence(
                        "not asked, because IBKR complained (1018) or the query was requested less than query-interval ago"
                                + answer,
                        "try again in " + (wait.toSeconds() + 1) + " s"),
                null);
    }

    /** The program is being stopped. */
    BrokerException interrupted() {
        Thread.currentThread().interrupt();
        return new BrokerUnavailableException(sentence("stopped while waiting for the statement", "sync again"), null);
    }

    private String sentence(String what, String advice) {
        return token.mask(session + ": " + what + "; " + advice);
    }
}
