package io.github.ibkringest.alert;

/** The way to those who want to know of alerts. Thread-safe. */
@FunctionalInterface
public interface AlertSender {

    /** Sends an event, and logs where it did not arrive; true when somebody has it. */
    boolean send(AlertEvent event);
}
