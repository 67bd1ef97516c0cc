package io.github.ibkringest.broker.ibkr.gateway.push;

import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesSession;
import io.github.ibkringest.broker.ibkr.gateway.live.LiveListener;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FramesHeader;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.broker.live.LiveSink;
import io.github.ibkringest.model.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands on what is new in what a session hears: pushes at once, the answer to a question for executions as a whole, because
 * it tells all executions before it tells what the first of them cost. One thread calls it.
 */
final class Listening implements LiveListener {

    /** How long after it was told last something is remembered; each reading tells all of the day. */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Gateway gateway;
    private final LiveSink sink;
    private final PassingTime time;
    private final News news = new News();
    private final Standing standing;
    private final List<Received> held = new ArrayList<>();
    private final Set<String> heldExecutions = new HashSet<>();
    private FramesHeader header;
    private Reread reread;

    Listening(Gateway gateway, LiveSink sink, PassingTime time) {
        this.gateway = gateway;
        this.sink = sink;
        this.time = time;
        standing = new Standing(gateway, sink, time);
    }

    @Override
    public void connected(SessionFacts facts) {
        gateway.admit(facts);
        header = gateway.header(facts);
        reread = new Reread(true);
        held.clear();
        heldExecutions.clear();
        standing.connected(facts);
    }

    @Override
    public void received(List<Received> batch) {
        standing.heard();
        List<Received> now = new ArrayList<>();
        for (Received received : batch) {
            if (isHeld(received)) {
                held.add(received);
            } else {
                now.add(received);
            }
        }
        store(now);
    }

    /** Executions that were asked for, and what they cost, wait for the end of the answer. */
    private boolean isHeld(Received received) {
        if (received.message() instanceof ExecutionDetails details && details.requestId() > 0) {
            heldExecutions.add(details.execId());
            return true;
        }
        return received.message() instanceof CommissionReport report && heldExecutions.contains(report.execId());
    }

    private void store(List<Received> messages) {
        News.Found found = news.in(messages, header.zone());
        if (!found.isNothing()) {
            sink.store(FramesSession.ofNews(gateway.name(), new FrameDocument(header, found.frames())));
            found.stored().run();
        }
    }

    @Override
    public void answered(PartAnswer answer) {
        if (answer.part() == Part.EXECUTIONS) {
            List<Received> executions = List.copyOf(held);
            held.clear();
            heldExecutions.clear();
            store(executions);
        }
        reread.answered(answer);
        standing.answered(answer);
        if (answer.part() == Part.EXECUTIONS) {
            ended(reread);
            reread = new Reread(reread);
        }
    }

    /** The whole list of open orders is stored when it tells of an order that it is gone, or there again. */
    private void ended(Reread done) {
        if (done.hasOpenList()) {
            done.addOpen(news.openSince(done.openListAt(), header.zone()));
        }
        if (done.isOpenListNews(news.openOrders())) {
            // of now, for what was stored since the list came would make it an older one
            FramesHeader whole = header.withOpenOrders(time.now());
            FrameDocument list = new FrameDocument(whole, done.openOrders());
            sink.store(FramesSession.of(gateway.name(), list, Set.of(Dataset.ORDERS)));
            done.openListStored(news.openOrders());
        }
        if (done.isComplete()) {
            news.forgetBefore(time.now().minus(REMEMBERED));
        }
    }

    @Override
    public void upstream(boolean isThere) {
        standing.upstream(isThere);
    }

    @Override
    public void disconnected(String why, Duration next) {
        standing.disconnected(why, next);
    }
}
