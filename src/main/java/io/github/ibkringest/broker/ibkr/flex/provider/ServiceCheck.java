package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.ibkr.flex.web.login.FlexLogin;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Whether the Flex Web Service of a login can be reached and has a valid certificate. Sends no secrets. */
record ServiceCheck(FlexLogin login) {

    private static final int TIMEOUT = (int) Duration.ofSeconds(10).toMillis();
    private static final Duration SOON = Duration.ofDays(14);

    /** What was found. */
    public List<Finding> examine() {
        URI address = login.service().baseUrl();
        boolean secure = address.getScheme().equalsIgnoreCase("https");
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        String where = address.getHost() + ":" + port;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), port), TIMEOUT);
            plain.setSoTimeout(TIMEOUT);
            return List.of(secure ? handshake(plain, address.getHost(), port) : plain(where));
        } catch (SSLException e) {
            return List.of(
                    Finding.problem(
                            subject(),
                            where + " has no valid certificate (" + e.getMessage() + ")",
                            "look for a proxy that inspects TLS; if it is your own, add its certificate to Java's trust store"));
        } catch (IOException e) {
            return List.of(offline(where, Reason.of(e)));
        }
    }

    private Finding handshake(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        try (SSLSocket tls = (SSLSocket) factory.createSocket(plain, host, port, true)) {
            SSLParameters parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            tls.setSSLParameters(parameters);
            tls.startHandshake();
            Certificate[] chain = tls.getSession().getPeerCertificates();
            String seen = host + ", " + tls.getSession().getProtocol();
            if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
                Instant end = certificate.getNotAfter().toInstant();
                if (end.isBefore(Instant.now().plus(SOON))) {
                    return Finding.advice(
                            subject(),
                            seen + ", certificate ends at " + end,
                            "nothing yet, but connections will fail then");
                }
            }
            return Finding.ok(subject(), seen);
        }
    }

    private Finding plain(String where) {
        return Finding.ok(subject(), where + " answers, without TLS (on this machine)");
    }

    private Finding offline(String where, String why) {
        return Finding.advice(
                subject(),
                where + " cannot be reached (" + why + ")",
                "check the network, the firewall and flex base-url; files can still be synced");
    }

    private String subject() {
        return "connection " + login.name();
    }
}
