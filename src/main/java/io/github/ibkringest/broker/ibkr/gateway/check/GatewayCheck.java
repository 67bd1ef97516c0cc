package io.github.ibkringest.broker.ibkr.gateway.check;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.reading.Snapshot;
import io.github.ibkringest.broker.ibkr.gateway.reading.SnapshotReader;
import io.github.ibkringest.broker.ibkr.gateway.session.SessionFacts;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Connects to a gateway and asks it for each part once; stores nothing. What is wrong is told with the box to change.
 *
 * @param gateway the gateway
 */
public record GatewayCheck(Gateway gateway) {

    /** What was found. */
    public List<Finding> examine() {
        Snapshot snapshot;
        try {
            snapshot = new SnapshotReader(gateway.address(), gateway.patience(), PassingTime.real())
                    .read(List.of(Part.values()));
        } catch (BrokerException e) {
            return List.of(told(subject(), e.getMessage()));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(login(snapshot.facts()));
        findings.add(environment(snapshot.facts()));
        snapshot.answers().forEach(answer -> findings.add(part(answer)));
        findings.addAll(new TimeFindings(gateway, snapshot).all());
        return findings;
    }

    private Finding login(SessionFacts facts) {
        return Finding.ok(
                subject(),
                gateway.address().place() + ", protocol version " + facts.version() + ", client id "
                        + gateway.address().clientId() + ", accounts " + String.join(", ", facts.accounts()));
    }

    private Finding environment(SessionFacts facts) {
        if (gateway.environment() == null) {
            String seen =
                    IbkrAccount.environmentOf(facts.accounts().get(0)).name().toLowerCase(Locale.ROOT);
            return Finding.advice(
                    subject(),
                    "is a " + seen + " login, and nothing says that it should be",
                    "set " + gateway.prefix() + "environment=" + seen + ", so that another login stores nothing");
        }
        try {
            gateway.admit(facts);
            return Finding.ok(
                    subject(), "is " + gateway.environment().name().toLowerCase(Locale.ROOT) + ", as it should be");
        } catch (BrokerException e) {
            return told(subject(), e.getMessage());
        }
    }

    private Finding part(PartAnswer answer) {
        String about = subject() + " " + answer.part().label();
        return answer.isComplete()
                ? Finding.ok(about, "all came, in " + answer.came().size() + " messages")
                : told(about, answer.sentence());
    }

    /** The first sentence says what was seen, the others what to do. */
    private static Finding told(String subject, String sentences) {
        int end = sentences.indexOf(". ");
        return end < 0
                ? Finding.problem(subject, sentences, null)
                : Finding.problem(subject, sentences.substring(0, end), sentences.substring(end + 2));
    }

    private String subject() {
        return gateway.name().equals("gateway") ? "gateway" : "gateway " + gateway.name();
    }
}
