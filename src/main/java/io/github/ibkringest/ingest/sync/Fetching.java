package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Brokers;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import org.apache.camel.Exchange;
import org.apache.camel.Header;

/**
 * The fetch step of each dataset's route: from the session of the current sync, or when a route is triggered alone,
 * from the broker that serves the account. Thread-safe.
 */
public final class Fetching {

    /** The message header that names the account. */
    public static final String ACCOUNT = "account";

    private static final String ENVIRONMENT = "environment";

    private final Brokers brokers;
    private final Readings readings;

    /**
     * @param readings how records that are stored were read
     */
    public Fetching(Brokers brokers, Readings readings) {
        this.brokers = brokers;
        this.readings = readings;
    }

    /** The orders of an account. */
    public Fetch<?> orders(@Header(ACCOUNT) String account, Exchange exchange) {
        return fetch(Dataset.ORDERS, account, exchange);
    }

    /** The executions of an account: fills, bookings and cancels. */
    public Fetch<?> executions(@Header(ACCOUNT) String account, Exchange exchange) {
        return fetch(Dataset.EXECUTIONS, account, exchange);
    }

    /** The option events of an account. */
    public Fetch<?> optionEvents(@Header(ACCOUNT) String account, Exchange exchange) {
        return fetch(Dataset.OPTION_EVENTS, account, exchange);
    }

    /** The corporate actions of an account. */
    public Fetch<?> corporateActions(@Header(ACCOUNT) String account, Exchange exchange) {
        return fetch(Dataset.CORPORATE_ACTIONS, account, exchange);
    }

    /** The transfers of an account. */
    public Fetch<?> transfers(@Header(ACCOUNT) String account, Exchange exchange) {
        return fetch(Dataset.TRANSFERS, account, exchange);
    }

    /** In a sync the records may have been read and mapped ahead. */
    private Fetch<?> fetch(Dataset dataset, String account, Exchange exchange) {
        BrokerApi broker = broker(account, exchange);
        Sync sync = Sync.of(exchange);
        return sync == null ? fetch(broker, dataset, account) : sync.ahead().fetch(account, dataset);
    }

    /** Any dataset of an account, from a session that is open. */
    public static Fetch<?> fetch(BrokerApi session, Dataset dataset, String account) {
        return switch (dataset) {
            case ORDERS -> session.fetchOpenOrders(account);
            case EXECUTIONS -> session.fetchExecutions(account);
            case OPTION_EVENTS -> session.fetchOptionEvents(account);
            case CORPORATE_ACTIONS -> session.fetchCorporateActions(account);
            case TRANSFERS -> session.fetchTransfers(account);
        };
    }

    private BrokerApi broker(String account, Exchange exchange) {
        if (account == null) {
            throw new IllegalArgumentException("the message has no header '" + ACCOUNT + "'");
        }
        Sync sync = Sync.of(exchange);
        BrokerApi broker = sync != null ? sync.session() : connected(brokers.brokerOf(account), exchange);
        exchange.setVariable(ENVIRONMENT, account.isEmpty() ? null : broker.environmentOf(account));
        return broker;
    }

    /** A session of the route's own ends with the exchange. */
    private BrokerApi connected(BrokerApi broker, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new org.apache.camel.support.SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                broker.disconnect();
            }
        });
        broker.connect();
        broker.remember(readings);
        return broker;
    }
}
