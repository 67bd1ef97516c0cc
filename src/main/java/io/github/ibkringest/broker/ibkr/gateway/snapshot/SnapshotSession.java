package io.github.ibkringest.broker.ibkr.gateway.snapshot;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.ForwardingSession;
import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.ibkr.gateway.connection.Gateway;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesPayload;
import io.github.ibkringest.broker.ibkr.gateway.delivery.FramesSession;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.payload.FramesHeader;
import io.github.ibkringest.broker.ibkr.gateway.reading.Part;
import io.github.ibkringest.broker.ibkr.gateway.reading.PartAnswer;
import io.github.ibkringest.broker.ibkr.gateway.reading.Snapshot;
import io.github.ibkringest.broker.ibkr.gateway.reading.SnapshotReader;
import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.model.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One sitting with a gateway: what came of it is stored, whatever did not. What did not come {@link AbsentPart} tells. */
final class SnapshotSession extends ForwardingSession {

    private final Gateway gateway;
    private final Set<Dataset> datasets;
    private Snapshot snapshot;
    private FramesSession frames;

    SnapshotSession(Gateway gateway, Set<Dataset> datasets) {
        this.gateway = gateway;
        this.datasets = datasets;
    }

    /** The parts that tell of a dataset. */
    static List<Part> partsOf(Dataset dataset) {
        return dataset == Dataset.ORDERS ? List.of(Part.OPEN_ORDERS, Part.COMPLETED_ORDERS) : List.of(Part.EXECUTIONS);
    }

    @Override
    protected BrokerApi session() {
        return frames;
    }

    @Override
    public void connect() {
        List<Part> parts = Arrays.stream(Part.values())
                .filter(part ->
                        datasets.stream().anyMatch(dataset -> partsOf(dataset).contains(part)))
                .toList();
        Snapshot read = new SnapshotReader(gateway.address(), gateway.patience(), PassingTime.real()).read(parts);
        gateway.admit(read.facts());
        FramesHeader header = gateway.header(read.facts());
        if (parts.contains(Part.OPEN_ORDERS) && read.answer(Part.OPEN_ORDERS).isComplete()) {
            header = header.withOpenOrders(PassingTime.real().now());
        }
        frames = FramesSession.of(name(), new FrameDocument(header, read.frames()), FramesSession.DATASETS);
        snapshot = read;
    }

    /** What came of the parts; empty when there was no conversation at all. */
    List<PartAnswer> answers() {
        return snapshot == null ? List.of() : snapshot.answers();
    }

    @Override
    public List<String> notes() {
        return answers().stream().map(this::note).toList();
    }

    private String note(PartAnswer answer) {
        return name() + ": " + answer.part().label() + " "
                + switch (answer.outcome()) {
                    case COMPLETE -> "complete";
                    case REFUSED, UNKNOWN -> answer.outcome().name().toLowerCase(Locale.ROOT);
                };
    }

    @Override
    public String source() {
        return FramesPayload.SOURCE;
    }

    @Override
    public String name() {
        return gateway.name();
    }

    @Override
    public Set<Dataset> datasets() {
        return FramesSession.DATASETS;
    }

    @Override
    public Environment environmentOf(String account) {
        return gateway.environment() == null ? IbkrAccount.environmentOf(account) : gateway.environment();
    }

    @Override
    public void disconnect() {
        // The sitting has ended when it was read.
    }
}
