package io.github.ibkringest.doctor;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.error.BrokerUnavailableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Whether statements can be fetched and read, and what they show about their query. */
record QueryExam(Source source, Source.Request request) implements Examination {

    @Override
    public List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        Iterator<? extends BrokerApi> sessions = source.sessions(request);
        while (sessions.hasNext()) {
            try (BrokerApi session = sessions.next()) {
                String subject = "statement " + session.name();
                findings.add(connect(subject, session));
                findings.addAll(review(session));
            }
        }
        return findings;
    }

    private static Finding connect(String subject, BrokerApi session) {
        try {
            session.connect();
            return Finding.ok(subject, "is complete, with the accounts " + session.accounts());
        } catch (BrokerUnavailableException e) {
            return Finding.advice(subject, e.getMessage(), "try again later");
        } catch (BrokerException e) {
            return Finding.problem(subject, e.getMessage(), "see above");
        }
    }

    /** What could not be opened has no review; connecting has said why. */
    private static List<Finding> review(BrokerApi session) {
        try {
            return session.review();
        } catch (BrokerException e) {
            return List.of();
        }
    }
}
