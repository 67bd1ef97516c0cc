package io.github.ibkringest.monitor;

/** Health and metrics cannot be served as configured. */
public final class MonitoringException extends RuntimeException {

    MonitoringException(String message, Throwable cause) {
        super(message, cause);
    }
}
