package io.github.ibkringest.web;

import io.github.ibkringest.broker.Secret;
import java.net.InetSocketAddress;
import java.util.Set;

/**
 * Where the service is asked over HTTP, and by whom.
 *
 * @param enabled whether it is asked at all
 * @param bind address to listen on
 * @param port port to listen on, 0 for a free one; null for {@link #STANDARD_PORT}, or a free one when that is taken
 * @param hosts names under which it is reached beside those of this machine, as through a proxy
 * @param token what a request has to bring for anything but health and metrics, or null
 */
public record WebSettings(boolean enabled, String bind, Integer port, Set<String> hosts, Secret token) {

    /** Of no other well-known service; the port of OpenTelemetry's Prometheus exporter is next to it. */
    public static final int STANDARD_PORT = 9465;

    public WebSettings {
        hosts = Set.copyOf(hosts);
    }

    /** Whether only programs on this machine can connect. */
    boolean isLocal() {
        InetSocketAddress address = new InetSocketAddress(bind, 0);
        return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
    }
}
