package io.github.ibkringest.broker.ibkr.gateway.session;

import java.time.Duration;

/**
 * How long each step may take.
 *
 * @param connect until the port takes a connection
 * @param greeting until the gateway answers hello
 * @param ready until it has told accounts and next id
 * @param answer until an answer is complete, counted from its last message
 * @param late how much longer to listen when more may belong to an answer that has ended
 * @param heartbeat from one question for the time to the next
 * @param silence how long nothing at all may be heard before the connection counts as dead
 * @param reread from one complete reading to the next
 * @param attempt from one attempt to connect to the next, at least; doubles with each failure
 * @param longestAttempt where the doubling ends
 */
public record Patience(
        Duration connect,
        Duration greeting,
        Duration ready,
        Duration answer,
        Duration late,
        Duration heartbeat,
        Duration silence,
        Duration reread,
        Duration attempt,
        Duration longestAttempt) {

    /**
     * What has proven right: a gateway that was asked and left too early stops reading from all of its clients, and of two
     * questions for the time within four seconds it drops one.
     */
    public static final Patience USUAL = new Patience(
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(150),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60));

    /** The same with another time between complete readings. */
    public Patience withReread(Duration other) {
        return new Patience(connect, greeting, ready, answer, late, heartbeat, silence, other, attempt, longestAttempt);
    }
}
