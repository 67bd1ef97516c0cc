package io.github.ibkringest.web;

/** The HTTP server cannot listen as configured. */
public final class WebException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WebException(String message, Throwable cause) {
        super(message, cause);
    }
}
