package io.github.ibkringest.broker.ibkr.gateway.wire;

/**
 * Everything that this program can say to a gateway. None of it places, changes or cancels an order, or binds one to this
 * client, and there is no request that carries a text: a request consists of fixed words and of numbers.
 */
public sealed interface Request {

    /** The first bytes of a connection: which versions of the protocol this side speaks. */
    record Hello() implements Request {}

    /**
     * Starts the conversation.
     *
     * @param clientId distinguishes this program from other clients of the gateway
     */
    record StartApi(int clientId) implements Request {

        public StartApi {
            if (clientId == 0) {
                throw new IllegalArgumentException("The client id is 0. That one takes over the orders that people"
                        + " enter by hand, which changes them. Choose a number from 1 to 999999.");
            }
            if (clientId < 0 || clientId > 999_999) {
                throw new IllegalArgumentException(
                        "The client id is " + clientId + ". Choose a number from 1 to 999999.");
            }
        }
    }

    /** Asks for the open orders of all clients, and for those entered by hand, once. */
    record AllOpenOrders() implements Request {}

    /** Asks for the orders that were filled, cancelled or rejected today, by whomever they were entered. */
    record CompletedOrders() implements Request {}

    /**
     * Asks for all executions since the gateway's midnight.
     *
     * @param requestId names the answers, positive
     */
    record Executions(int requestId) implements Request {

        public Executions {
            checkPositive("request id", requestId);
        }
    }

    /**
     * Asks what a contract is.
     *
     * @param requestId names the answers, positive
     * @param conId IBKR's number of the contract, positive
     */
    record ContractData(int requestId, long conId) implements Request {

        public ContractData {
            checkPositive("request id", requestId);
            checkPositive("con id", conId);
        }
    }

    /** Asks for the gateway's clock; also shows whether it is alive. */
    record CurrentTime() implements Request {}

    /** Asks for the accounts of the login. */
    record ManagedAccounts() implements Request {}

    private static void checkPositive(String what, long number) {
        if (number <= 0) {
            throw new IllegalArgumentException("the " + what + " is " + number + ", and must be positive");
        }
    }
}
