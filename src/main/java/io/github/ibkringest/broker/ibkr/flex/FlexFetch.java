package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.flex.map.FlexMapper;
import io.github.ibkringest.broker.ibkr.flex.map.RowNames;
import io.github.ibkringest.broker.ibkr.flex.map.RowOrdinals;
import io.github.ibkringest.broker.ibkr.flex.row.Column;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.MalformedRowException;
import io.github.ibkringest.broker.ibkr.flex.row.NearTwinMark;
import io.github.ibkringest.broker.ibkr.flex.row.RawJson;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.broker.ibkr.flex.row.RowReaders;
import io.github.ibkringest.broker.ibkr.flex.row.Section;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.ibkr.flex.staging.SpoolReader;
import io.github.ibkringest.broker.ibkr.flex.staging.StagedStatement;
import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.broker.record.Reading;
import io.github.ibkringest.broker.record.StatedReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OrderData;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Rows of one dataset of one account, mapped one by one as they are asked for. */
final class FlexFetch<T> implements Fetch<T> {

    private final FlexClient session;
    private final StagedStatement staged;
    private final FlexDocument document;
    private final String account;
    private final Dataset dataset;
    private final Function<RowReader, FlexMapper<T>> mappers;
    private final RowReaders readers;
    private final FlexMapper<T> mapper;
    private final FlexMapper<T> stored;
    private final RowNames names;
    private final NearTwinMark nearTwins = new NearTwinMark();
    private SpoolReader rows;
    private boolean closesSession;

    FlexFetch(
            FlexClient session,
            FlexDocument document,
            StagedStatement staged,
            String account,
            Dataset dataset,
            Function<RowReader, FlexMapper<T>> mapper) {
        this.session = session;
        this.document = document;
        this.staged = staged;
        this.account = account;
        this.dataset = dataset;
        this.mappers = mapper;
        this.readers = session.readers();
        this.mapper = mapper.apply(readers.own());
        this.stored = mapper.apply(readers.stored());
        this.names = new RowNames(dataset, readers.stored());
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
    public boolean isWhole() {
        return staged.isComplete();
    }

    @Override
    public Payload payload() {
        return staged.payload();
    }

    @Override
    public Iterator<Reading<T>> records() {
        closeRows();
        rows = staged.read(account, dataset);
        RowOrdinals ordinals = mapper.ordinals(() -> staged.read(account, dataset));
        return new Iterator<>() {
            private FlexRow next = advance();

            private FlexRow advance() {
                return rows.next();
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Reading<T> next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                FlexRow row = next;
                next = advance();
                return read(row, ordinals);
            }
        };
    }

    private Reading<T> read(FlexRow row, RowOrdinals ordinals) {
        RawRecord raw = raw(row);
        int ordinal = ordinals.of(row, raw.hash());
        if (account.equals(StagedStatement.NO_ACCOUNT)) {
            String stated = IbkrAccount.stated(
                    row.text(Column.ACCOUNT),
                    staged.headers().get(row.statement()).account());
            return new Reading.Malformed<>(
                    raw, MalformedRowException.withoutAccount(row, stated).getMessage(), ordinal);
        }
        if (ordinals.hasNearTwin(row)) {
            FlexRow marked = nearTwins.mark(row);
            return map(mapper, marked, account, raw(marked), ordinal);
        }
        return map(mapper, row, account, raw, ordinal);
    }

    private RawRecord raw(FlexRow row) {
        String json = RawJson.of(row);
        Provenance provenance =
                row.section().feed().asOf(staged.headers().get(row.statement()).asOf());
        return new RawRecord(
                readers.marked(json, row), RawJson.hash(json), provenance, document.name() + ", " + row.place());
    }

    private static <T> Reading<T> map(FlexMapper<T> mapper, FlexRow row, String code, RawRecord raw, int ordinal) {
        try {
            return new Reading.Accepted<>(mapper.map(row, code, ordinal), raw);
        } catch (MalformedRowException e) {
            return new Reading.Malformed<>(raw, e.getMessage(), ordinal);
        }
    }

    @Override
    public long expected() {
        return staged.count(account, dataset);
    }

    @Override
    public List<Period> covered() {
        return staged.days().covered(account, dataset);
    }

    @Override
    public List<Period> coveredOrders() {
        return dataset == Dataset.EXECUTIONS ? staged.days().ordersFromExecutions(account) : List.of();
    }

    @Override
    public Map<Lack, List<Period>> lacking() {
        List<Period> made = dataset == Dataset.ORDERS ? staged.days().ordersFromExecutions(account) : List.of();
        return Map.of(Lack.NOT_SELECTED, staged.days().without(account, dataset), Lack.FROM_EXECUTIONS, made);
    }

    /** With the executions, which most of it is held against. */
    @Override
    public Iterator<StatedReport> reports() {
        return dataset == Dataset.EXECUTIONS ? new FlexReports(staged, account) : Fetch.super.reports();
    }

    @Override
    public boolean isProvisional() {
        return staged.headers().mainSection() == Section.TRADE_CONFIRMS;
    }

    @Override
    public int reading() {
        return readers.number();
    }

    @Override
    public Reading<T> reread(String code, RawRecord raw) {
        FlexRow row = RawJson.parse(raw.json(), sectionOf(raw.provenance().feed()));
        Reading<T> once = map(stored, row, code, raw, 0);
        if (once instanceof Reading.Malformed<T>
                && map(mapper, row, code, raw, 0) instanceof Reading.Accepted<T> today) {
            return today;
        }
        return once;
    }

    @Override
    public Optional<NamedFact> named(RawRecord raw) {
        FlexRow row = RawJson.parse(raw.json(), sectionOf(raw.provenance().feed()));
        return Optional.of(names.of(row));
    }

    @Override
    public Reading<OrderData> rereadOrder(String code, RawRecord raw) {
        return session.recordReader().orders().reread(code, raw);
    }

    @Override
    public Fetch<T> reopen(String name, Payload.Content content, int reading) {
        return session.reopened(name, content, reading)
                .fetch(account, dataset, mappers)
                .closingSession();
    }

    @Override
    public Optional<BrokerApi> session(String name, Payload.Content content, int reading) {
        return Optional.of(session.reopened(name, content, reading));
    }

    /** Ends the session together with the fetch. */
    FlexFetch<T> closingSession() {
        closesSession = true;
        return this;
    }

    private Section sectionOf(String feed) {
        return Section.of(dataset, feed);
    }

    private void closeRows() {
        if (rows != null) {
            rows.close();
        }
    }

    @Override
    public void close() {
        closeRows();
        if (closesSession) {
            session.disconnect();
        }
    }
}
