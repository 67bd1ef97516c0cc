package io.github.ibkringest.monitor;

/**
 * Where health and metrics are served.
 *
 * @param enabled whether they are served at all
 * @param bind address to listen on
 * @param port port to listen on, 0 for a free one; null for {@link #STANDARD_PORT}, or a free one when that is taken
 */
public record MonitoringSettings(boolean enabled, String bind, Integer port) {

    /** Of no other well-known service; the port of OpenTelemetry's Prometheus exporter is next to it. */
    public static final int STANDARD_PORT = 9465;
}
