package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/**
 * The trade history in one Flex statement. Connecting reads the document to its end, checks it and puts its rows into
 * scratch files; fetching maps them, so that nothing is imported from a document that is broken further down.
 */
public final class FlexClient implements BrokerApi {

    private final FlexDocument document;
    private final FlexSettings settings;
    private Progress progress = Progress.NONE;
    private ScratchFolder scratch;
    private StagedStatement staged;
    private Payload payload;

    /** A session over one document. */
    public FlexClient(FlexDocument document, FlexSettings settings) {
        this.document = document;
        this.settings = settings;
    }

    @Override
    public void connect() {
        scratch = ScratchFolder.create();
        StatementStaging staging = new StatementStaging(settings, scratch);
        staged = staging.stage(document, progress);
        payload = staging.describe(document, staged);
    }

    @Override
    public String source() {
        return document.source();
    }

    @Override
    public String name() {
        return document.name();
    }

    @Override
    public Environment environmentOf(String account) {
        return IbkrAccount.environmentOf(account);
    }

    @Override
    public void progress(Progress listener) {
        progress = listener;
    }

    @Override
    public List<String> advice() {
        return ColumnAdvice.of(document.name(), staged.shapes());
    }

    @Override
    public List<Finding> review() {
        try (InputStream bytes = document.content().open()) {
            return QueryReview.of(StatementSurvey.of(bytes), settings);
        } catch (IOException e) {
            throw new UnreadablePayloadException(document.name() + " can not be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Set<String> accounts() {
        return staged.accounts();
    }

    /** What was delivered. */
    public Payload payload() {
        return payload;
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return fetch(account, Dataset.ORDERS, new OrderMapper(new RowReader(settings)));
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return fetch(account, Dataset.EXECUTIONS, new ExecutionMapper(new RowReader(settings)));
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return fetch(account, Dataset.OPTION_EVENTS, new OptionEventMapper(new RowReader(settings)));
    }

    <T> FlexFetch<T> fetch(String account, Dataset dataset, FlexMapper<T> mapper) {
        return new FlexFetch<>(this, staged, account, dataset, mapper);
    }

    /** A connected session over another document, read with the same settings. */
    FlexClient reopened(String name, Payload.Content content) {
        FlexClient other = new FlexClient(new FlexDocument(document.source(), name, content), settings);
        other.connect();
        return other;
    }

    @Override
    public void disconnect() {
        if (staged != null) {
            staged.close();
            staged = null;
        }
        if (scratch != null) {
            scratch.close();
            scratch = null;
        }
    }
}
