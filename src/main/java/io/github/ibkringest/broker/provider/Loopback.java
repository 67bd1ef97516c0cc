package io.github.ibkringest.broker.provider;

import java.net.URI;
import java.util.Locale;

/** Addresses on this machine. */
public final class Loopback {

    private Loopback() {}

    /** Whether an address is on this machine; by its name alone, because a name server can be forged too. */
    public static boolean is(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
