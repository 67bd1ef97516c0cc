package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Advice;
import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.map.CorporateActionMapper;
import io.github.ibkringest.broker.ibkr.flex.map.ExecutionMapper;
import io.github.ibkringest.broker.ibkr.flex.map.FlexMapper;
import io.github.ibkringest.broker.ibkr.flex.map.OptionEventMapper;
import io.github.ibkringest.broker.ibkr.flex.map.OrderMapper;
import io.github.ibkringest.broker.ibkr.flex.map.TransferMapper;
import io.github.ibkringest.broker.ibkr.flex.review.QueryReview;
import io.github.ibkringest.broker.ibkr.flex.review.StatementSurvey;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.row.RowReaders;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.ibkr.flex.staging.ScratchFolder;
import io.github.ibkringest.broker.ibkr.flex.staging.StagedStatement;
import io.github.ibkringest.broker.ibkr.flex.staging.StatementStaging;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Readings;
import io.github.ibkringest.message.Reason;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import io.github.ibkringest.model.movement.CorporateActionData;
import io.github.ibkringest.model.movement.TransferData;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trade history in one Flex statement. The document is read from start to end, checked, and its rows are put into
 * scratch files; fetching maps them. Connecting waits for the end, or, when told to read on, no longer than until a
 * large statement has begun; its last rows are only delivered when the whole was found complete.
 */
public final class FlexClient implements BrokerApi {

    private static final Logger LOG = LoggerFactory.getLogger(FlexClient.class);

    /** A reader that is asked to stop does so after the bytes that it has. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final FlexDocument document;
    private final FlexSettings settings;
    private final boolean readsOn;
    private volatile Readings readings = Readings.NONE;
    private volatile RowReaders readers;
    private Progress progress = Progress.NONE;
    private ScratchFolder scratch;
    private StagedStatement staged;
    private Thread reader;

    /** A session over one document, which is complete when connected. */
    public FlexClient(FlexDocument document, FlexSettings settings) {
        this(document, settings, false);
    }

    private FlexClient(FlexDocument document, FlexSettings settings, boolean readsOn) {
        this.document = document;
        this.settings = settings;
        this.readsOn = readsOn;
        this.readers = new RowReaders(settings, readings);
    }

    /** A session over one document that serves the first rows of a large statement while the others are being read. */
    static FlexClient readingOn(FlexDocument document, FlexSettings settings) {
        return new FlexClient(document, settings, true);
    }

    @Override
    public void connect() {
        scratch = ScratchFolder.create();
        staged = new StagedStatement(scratch, settings);
        StatementStaging staging = new StatementStaging(document, settings, scratch, staged);
        if (readsOn) {
            reader = new Thread(() -> readOn(staging), "read-statement");
            reader.setDaemon(true);
            reader.start();
            staged.awaitBegin();
        } else {
            staging.read(progress);
        }
    }

    private void readOn(StatementStaging staging) {
        try {
            staging.read(progress);
        } catch (RuntimeException e) {
            LOG.debug("{} cannot be read further; readers of its rows get the reason", document.name(), e);
        }
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
    public Optional<SourceFile> file() {
        return Optional.ofNullable(document.file());
    }

    @Override
    public Optional<Payload> delivered() {
        return staged != null && staged.isComplete() ? Optional.of(staged.payload()) : Optional.empty();
    }

    @Override
    public Environment environmentOf(String account) {
        return IbkrAccount.environmentOf(account);
    }

    @Override
    public void remember(Readings known) {
        readings = known;
        readers = new RowReaders(settings, known);
    }

    @Override
    public void progress(Progress listener) {
        progress = listener;
    }

    @Override
    public List<Advice> advice() {
        return staged.advice(document.expected());
    }

    @Override
    public List<Finding> review() {
        try (InputStream bytes = document.content().open()) {
            StatementSurvey survey = StatementSurvey.of(bytes, settings);
            return survey.isStatement() ? QueryReview.of(survey, settings, document.expected()) : List.of();
        } catch (IOException e) {
            throw new UnreadablePayloadException(document.name() + " cannot be read: " + Reason.of(e), e);
        }
    }

    @Override
    public Set<String> accounts() {
        return staged.accounts();
    }

    @Override
    public boolean isWhole() {
        return staged.isComplete();
    }

    @Override
    public Set<String> accountsSoFar() {
        return staged.accountsSoFar();
    }

    @Override
    public Fetch<OrderData> fetchOpenOrders(String account) {
        return fetch(account, Dataset.ORDERS, OrderMapper::new);
    }

    @Override
    public Fetch<ExecutionData> fetchExecutions(String account) {
        return fetch(account, Dataset.EXECUTIONS, ExecutionMapper::new);
    }

    @Override
    public Fetch<OptionEventData> fetchOptionEvents(String account) {
        return fetch(account, Dataset.OPTION_EVENTS, OptionEventMapper::new);
    }

    @Override
    public Fetch<CorporateActionData> fetchCorporateActions(String account) {
        return fetch(account, Dataset.CORPORATE_ACTIONS, CorporateActionMapper::new);
    }

    @Override
    public Fetch<TransferData> fetchTransfers(String account) {
        return fetch(account, Dataset.TRANSFERS, TransferMapper::new);
    }

    @Override
    public Set<Dataset> datasets() {
        return EnumSet.allOf(Dataset.class);
    }

    @Override
    public boolean delivers(String account, Dataset dataset) {
        return !dataset.isOptional() || staged.delivers(account, dataset);
    }

    /**
     * The rows of one dataset of one account.
     *
     * @param mapper maps rows that a reader reads
     */
    <T> FlexFetch<T> fetch(String account, Dataset dataset, Function<RowReader, FlexMapper<T>> mapper) {
        return new FlexFetch<>(this, document, staged, account, dataset, mapper);
    }

    /** Reads its rows, and those that were stored before. */
    RowReaders readers() {
        return readers;
    }

    FlexRecordReader recordReader() {
        return new FlexRecordReader(settings, readings, readers);
    }

    /** A connected session over another document, as it was read once. */
    FlexClient reopened(String name, Payload.Content content, int reading) {
        return opened(new FlexDocument(document.source(), name, content), readers, readings, reading);
    }

    /** A connected session over a document that was kept, with the settings of its reading; else with today's. */
    static FlexClient opened(FlexDocument document, RowReaders readers, Readings readings, int reading) {
        FlexSettings once = readers.settingsOf(reading);
        FlexSettings today = readers.settingsOf(readers.number());
        try {
            return opened(document, once, readings);
        } catch (UnreadablePayloadException e) {
            if (once.equals(today)) {
                throw e;
            }
            return opened(document, today, readings);
        }
    }

    private static FlexClient opened(FlexDocument document, FlexSettings settings, Readings readings) {
        FlexClient session = new FlexClient(document, settings);
        try {
            session.connect();
            session.remember(readings);
            return session;
        } catch (RuntimeException e) {
            session.disconnect();
            throw e;
        }
    }

    @Override
    public void disconnect() {
        stopReading();
        if (scratch != null) {
            scratch.close();
            scratch = null;
        }
    }

    private void stopReading() {
        if (reader == null) {
            return;
        }
        reader.interrupt();
        try {
            reader.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        reader = null;
    }
}
