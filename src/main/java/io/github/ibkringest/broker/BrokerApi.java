package io.github.ibkringest.broker;

import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read-only access to the trade history at a broker. One instance is one session: connect, fetch, disconnect.
 *
 * <p>Nothing here can place, change or cancel an order. Implementations need not be thread-safe between
 * {@link #connect()} and the end of the last fetch, but different accounts, and different datasets of an account, may be
 * fetched from several threads.
 */
public interface BrokerApi extends AutoCloseable {

    /**
     * Opens the session; everything that can fail before records flow fails here. What is read from this machine may
     * still be coming in when this returns.
     *
     * @throws BrokerException when there is no session to be had
     */
    void connect();

    /**
     * How records that were stored were read, and where the session notes how it reads; to be called once connected, before
     * anything is fetched. Without it everything is read with today's settings.
     */
    default void remember(Readings readings) {}

    /** Sets the listener for the progress of connecting; to be called before. */
    default void progress(Progress listener) {}

    /** What could be better about what was delivered; waits until everything is. */
    default List<Advice> advice() {
        return List.of();
    }

    /**
     * What the delivered data shows about its query; for users who set up the connection. Known once connected,
     * and after connecting failed as far as something was delivered.
     */
    default List<Finding> review() {
        return List.of();
    }

    /** What came part by part, a line each, for people who want to know how complete it is; empty where that is no question. */
    default List<String> notes() {
        return List.of();
    }

    /** The datasets that it can deliver; the others are left out, which is neither a gap nor a failure. */
    default Set<Dataset> datasets() {
        return Dataset.required();
    }

    /**
     * Whether anything was delivered for a dataset of an account, also that there is nothing; an optional one that is not
     * selected at the broker never is. Waits until everything is delivered.
     */
    default boolean delivers(String account, Dataset dataset) {
        return datasets().contains(dataset);
    }

    /** Name of the source that the session reads from: {@code flex-file}. */
    String source();

    /** What people call the session: the file's name, the query's. */
    String name();

    /** The file that the session reads; empty when it asks somebody, or reads what is no file. */
    default Optional<SourceFile> file() {
        return Optional.empty();
    }

    /** What was delivered, once all of it was read and valid; empty before, and where it is unknown. */
    default Optional<Payload> delivered() {
        return Optional.empty();
    }

    /** The environment that an account belongs to, as far as the broker's conventions show. */
    Environment environmentOf(String account);

    /**
     * Codes of the accounts that this session serves, in the broker's order; waits until everything is delivered. The
     * empty code stands for records that name no account.
     */
    Set<String> accounts();

    /** Whether everything is delivered, so that nothing here has to wait for it; known once connected. */
    default boolean isWhole() {
        return true;
    }

    /** Those of the accounts that are known already; known once connected. */
    default Set<String> accountsSoFar() {
        return accounts();
    }

    /** Orders of one account. The result must be closed. */
    Fetch<OrderData> fetchOpenOrders(String account);

    /** Executions of one account. The result must be closed. */
    Fetch<ExecutionData> fetchExecutions(String account);

    /** Option events of one account. The result must be closed. */
    Fetch<OptionEventData> fetchOptionEvents(String account);

    /** Corporate actions of one account, where {@link #delivers} says so. The result must be closed. */
    default Fetch<CorporateActionData> fetchCorporateActions(String account) {
        throw new UnsupportedOperationException(source() + " delivers no corporate actions");
    }

    /** Transfers of one account, where {@link #delivers} says so. The result must be closed. */
    default Fetch<TransferData> fetchTransfers(String account) {
        throw new UnsupportedOperationException(source() + " delivers no transfers");
    }

    /** Ends the session and frees what it held. Harmless when not connected. */
    void disconnect();

    @Override
    default void close() {
        disconnect();
    }
}
