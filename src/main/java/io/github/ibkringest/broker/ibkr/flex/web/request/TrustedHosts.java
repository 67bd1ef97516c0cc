package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.provider.Loopback;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The addresses that may see the token: the configured one and, where that is IBKR's, IBKR's others. An answer or a
 * redirect can name any address, and following it blindly would hand the token to an attacker.
 */
public final class TrustedHosts {

    private static final String IBKR = "interactivebrokers.com";

    /** The hosts that answers have named so far. */
    private static final Set<String> STATEMENT_HOSTS = Set.of("ndcdyn." + IBKR, "gdcdyn." + IBKR);

    private final URI base;

    TrustedHosts(URI base) {
        this.base = base;
    }

    /** Whether a request with the token may be sent, or redirected, there. */
    boolean trusts(URI address) {
        if (address.getHost() == null || address.getUserInfo() != null) {
            return false;
        }
        if (Loopback.is(base)) {
            return Loopback.is(address) && isHttp(address) && port(address) == port(base);
        }
        return "https".equalsIgnoreCase(address.getScheme())
                && port(address) == port(base)
                && (host(address).equals(host(base)) || isIbkr(base) && isIbkr(address));
    }

    /** Whether an address in an answer is one to ask for statements. */
    boolean trustsForStatements(URI address) {
        boolean known = STATEMENT_HOSTS.contains(host(address))
                || Loopback.is(address)
                || host(address).equals(host(base));
        return known && trusts(address) && address.getPath().contains("/FlexWebService/");
    }

    private static boolean isIbkr(URI address) {
        return host(address).equals(IBKR) || host(address).endsWith("." + IBKR);
    }

    private static boolean isHttp(URI address) {
        return "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "http".equalsIgnoreCase(address.getScheme()) ? 80 : 443;
    }

    private static String host(URI address) {
        return address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    }
}
