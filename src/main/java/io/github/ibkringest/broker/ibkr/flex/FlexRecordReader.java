package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.Payload;
import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.broker.Reading;
import io.github.ibkringest.broker.RecordReader;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.ExecutionData;
import io.github.ibkringest.model.NamedFact;
import io.github.ibkringest.model.OptionEventData;
import io.github.ibkringest.model.OrderData;
import java.util.Optional;

/** Reads stored rows of Flex statements again. Immutable and thread-safe. */
public final class FlexRecordReader implements RecordReader {

    private final FlexSettings settings;
    private final RowReader rows;

    public FlexRecordReader(FlexSettings settings) {
        this.settings = settings;
        this.rows = new RowReader(settings);
    }

    @Override
    public Kind<OrderData> orders() {
        return new Rows<>(settings, Dataset.ORDERS, new OrderMapper(rows), rows);
    }

    @Override
    public Kind<ExecutionData> executions() {
        return new Rows<>(settings, Dataset.EXECUTIONS, new ExecutionMapper(rows), rows);
    }

    @Override
    public Kind<OptionEventData> optionEvents() {
        return new Rows<>(settings, Dataset.OPTION_EVENTS, new OptionEventMapper(rows), rows);
    }

    private record Rows<T>(FlexSettings settings, Dataset dataset, FlexMapper<T> mapper, RowReader rows)
            implements Kind<T> {

        @Override
        public Reading<T> read(String account, RawRecord raw, int ordinal) {
            FlexRow row = RawJson.parse(raw.json(), section(raw.provenance().feed()));
            try {
                if (account.equals(StagedStatement.NO_ACCOUNT)) {
                    throw MalformedRowException.withoutAccount(row, IbkrAccount.stated(row.text(Column.ACCOUNT), null));
                }
                return new Reading.Accepted<>(mapper.map(row, account, ordinal), raw);
            } catch (MalformedRowException e) {
                return new Reading.Malformed<>(raw, e.getMessage(), ordinal, e.isMissing());
            }
        }

        @Override
        public Optional<NamedFact> named(RawRecord raw) {
            FlexRow row = RawJson.parse(raw.json(), section(raw.provenance().feed()));
            return Optional.of(new RowNames(dataset, rows).of(row));
        }

        private Section section(String feed) {
            if (dataset == Dataset.OPTION_EVENTS) {
                return Section.OPTION_EVENTS;
            }
            return feed.equals(Section.TRADES.feed().label()) ? Section.TRADES : Section.TRADE_CONFIRMS;
        }

        @Override
        public Fetch<T> open(String account, String name, Payload.Content content) {
            return session(name, content).fetch(account, dataset, mapper).closingSession();
        }

        @Override
        public FlexClient session(String name, Payload.Content content) {
            FlexClient session = new FlexClient(new FlexDocument("kept", name, content), settings);
            session.connect();
            return session;
        }
    }
}
