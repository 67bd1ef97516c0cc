package io.github.ibkringest.monitor;

/** Health and metrics can not be served as configured. */
public final class MonitoringException extends RuntimeException {

    MonitoringException(String message, Throwable cause) {
        super(message, cause);
    }
}
