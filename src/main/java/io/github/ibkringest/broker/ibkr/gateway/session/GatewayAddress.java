package io.github.ibkringest.broker.ibkr.gateway.session;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Request;

/**
 * Where a gateway listens, and as whom this program speaks to it.
 *
 * @param name what the settings call the gateway
 * @param host its host
 * @param port its API port
 * @param clientId tells this program apart from other clients, 1 to 999999
 */
public record GatewayAddress(String name, String host, int port, int clientId) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws BrokerConfigurationException when one of them cannot be; the message says what to do */
    public GatewayAddress {
        if (host == null || host.isBlank()) {
            throw new BrokerConfigurationException("The gateway " + name + " has no host. Set gateway.host.");
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw new BrokerConfigurationException("The port of the gateway " + name + " is " + port
                    + ". Set gateway.port to the one in its API settings: 4001 or 4002, of TWS 7496 or 7497.");
        }
        try {
            hello(clientId);
        } catch (IllegalArgumentException e) {
            throw new BrokerConfigurationException(e.getMessage() + " Set gateway.client-id.");
        }
    }

    /** The request that starts the conversation. */
    Request.StartApi start() {
        return hello(clientId);
    }

    private static Request.StartApi hello(int clientId) {
        return new Request.StartApi(clientId);
    }

    /** Host and port, for messages. */
    public String place() {
        return host + ":" + port;
    }
}
