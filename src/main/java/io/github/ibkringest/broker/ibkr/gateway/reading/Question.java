package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.broker.ibkr.gateway.session.Reaction;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One question that was asked and is not answered yet. Not thread-safe. */
final class Question {

    private final Part part;
    private final int requestId;
    private final Instant askedAt;
    private final List<Received> came = new ArrayList<>();
    private final Set<String> withoutCommission = new HashSet<>();
    private boolean ended;
    private boolean disturbed;

    Question(Part part, int requestId, Instant askedAt, boolean isUpstreamLost) {
        this.part = part;
        this.requestId = requestId;
        this.askedAt = askedAt;
        disturbed = isUpstreamLost;
    }

    Part part() {
        return part;
    }

    /** How many messages of the answer have come. */
    int count() {
        return came.size();
    }

    /** Whether the end mark has come. */
    boolean isEnded() {
        return ended;
    }

    /** Whether something that belongs to the answer may still come behind its end mark. */
    boolean isWaitingForCommissions() {
        return !withoutCommission.isEmpty();
    }

    /** Takes a message that may belong to the answer; returns the answer if this settles it badly, otherwise null. */
    PartAnswer take(Received received) {
        Message message = received.message();
        if (message instanceof Notice notice) {
            return settledBy(notice);
        }
        if (message instanceof EndMark mark) {
            ended |= part.isEndedBy(mark, requestId);
        } else if (belongs(message)) {
            came.add(received);
        }
        return null;
    }

    /** A message of the part's kinds belongs to it, asked for or not: what is read twice is stored once. */
    private boolean belongs(Message message) {
        return switch (part) {
            case OPEN_ORDERS -> message instanceof OpenOrder || message instanceof OrderStatusReport;
            case COMPLETED_ORDERS -> message instanceof CompletedOrder || message instanceof OrderStatusReport;
            case EXECUTIONS -> isOfExecutions(message);
        };
    }

    private boolean isOfExecutions(Message message) {
        if (message instanceof ExecutionDetails details) {
            if (!details.contract().isCombo()) {
                withoutCommission.add(details.execId());
            }
            return true;
        }
        if (message instanceof CommissionReport report) {
            withoutCommission.remove(report.execId());
            return true;
        }
        return false;
    }

    private PartAnswer settledBy(Notice notice) {
        switch (Reaction.to(notice.code())) {
            case UPSTREAM_LOST, UPSTREAM_BACK -> disturbed = true;
            case REFUSED -> {
                return isAboutThis(notice) ? answer(PartAnswer.Outcome.REFUSED, Sentences.refused(part, notice)) : null;
            }
            case ORDER_NOTE -> {
                return null;
            }
            case FAULT, ANOTHER_ID -> {
                return isAboutThis(notice) ? answer(PartAnswer.Outcome.UNKNOWN, Sentences.failed(part, notice)) : null;
            }
            default -> {
                boolean isOurs = part == Part.EXECUTIONS && notice.requestId() == requestId;
                return isOurs ? answer(PartAnswer.Outcome.UNKNOWN, Sentences.failed(part, notice)) : null;
            }
        }
        return null;
    }

    /** Most refusals name no request: they are about the one that waits, for only one does. */
    private boolean isAboutThis(Notice notice) {
        return notice.requestId() <= 0
                || notice.requestId() == Integer.MAX_VALUE
                || part == Part.EXECUTIONS && notice.requestId() == requestId;
    }

    /** The answer once the end mark has come and nothing else is waited for. */
    PartAnswer complete() {
        return disturbed
                ? answer(PartAnswer.Outcome.UNKNOWN, Sentences.disturbed(part))
                : answer(PartAnswer.Outcome.COMPLETE, null);
    }

    /** The answer when nothing has come for too long. */
    PartAnswer silent() {
        return answer(PartAnswer.Outcome.UNKNOWN, Sentences.silent(part, came.isEmpty()));
    }

    /** The answer when the connection has ended. */
    PartAnswer cutOff(String why) {
        return answer(PartAnswer.Outcome.UNKNOWN, Sentences.cutOff(part, why));
    }

    private PartAnswer answer(PartAnswer.Outcome outcome, String sentence) {
        return new PartAnswer(part, outcome, sentence, askedAt, came);
    }
}
