package io.github.ibkringest.broker.ibkr.gateway.record;

import io.github.ibkringest.broker.ibkr.IbkrFeed;
import io.github.ibkringest.broker.ibkr.gateway.execution.ExecutionBook;
import io.github.ibkringest.broker.ibkr.gateway.execution.JoinedExecution;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderBook;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderFold;
import io.github.ibkringest.broker.ibkr.gateway.order.OrderState;
import io.github.ibkringest.broker.ibkr.gateway.payload.FrameDocument;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import io.github.ibkringest.broker.record.PayloadRows;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.model.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The records in the frames of a payload: one for each order and one for each execution, with all that the frames tell of it
 * together, and one for each frame that cannot be read. Immutable.
 */
public final class GatewayRecords {

    private final FrameDocument document;
    private final Map<String, Map<Dataset, List<GatewayRecord>>> records = new TreeMap<>();
    private final RowTally tally = new RowTally();
    private final Map<String, Integer> lastFrames = new HashMap<>();
    private final OrderBook orders;
    private final ExecutionBook executions;

    private GatewayRecords(FrameDocument document) {
        this.document = document;
        orders = OrderBook.EMPTY.with(document.frames());
        executions = ExecutionBook.EMPTY.with(document.frames());
    }

    /** The records of a document. */
    public static GatewayRecords of(FrameDocument document) {
        GatewayRecords records = new GatewayRecords(document);
        records.count();
        records.orders.orders().values().stream().filter(GatewayRecords::isTold).forEach(records::add);
        records.executions.joined().forEach(records::add);
        return records;
    }

    /** Those of a dataset of an account, in the order in which they were first told. */
    public List<GatewayRecord> of(String account, Dataset dataset) {
        return records.getOrDefault(account, Map.of()).getOrDefault(dataset, List.of());
    }

    /** Accounts that have any; the empty code stands for frames that cannot be read and may be of any account. */
    public Set<String> accounts() {
        return records.keySet();
    }

    /** How many frames there are, and what they are. */
    public PayloadRows rows() {
        return tally.rows(records);
    }

    /** A state alone says neither account nor contract, a fill alone is told as an execution. */
    static boolean isTold(OrderState order) {
        return order.terms() != null && order.account() != null;
    }

    private void add(OrderState order) {
        RecordText text = OrderText.of(order, document.header().zone());
        add(order.account(), Dataset.ORDERS, raw(text, order.seenAt(), "order " + order.permId()), null);
    }

    private void add(JoinedExecution execution) {
        RecordText text = ExecutionText.of(execution, document.header().zone());
        String execId = execution.details().execId();
        add(
                execution.details().account(),
                Dataset.EXECUTIONS,
                raw(text, execution.seenAt(), "execution " + execId),
                null);
    }

    private void add(String account, Dataset dataset, RawRecord raw, String loss) {
        records.computeIfAbsent(account, any -> new TreeMap<>())
                .computeIfAbsent(dataset, any -> new ArrayList<>())
                .add(new GatewayRecord(raw, loss));
    }

    private RawRecord raw(RecordText text, Instant at, String name) {
        String json = text.json();
        Integer frame = lastFrames.get(name);
        String place = frame == null ? name : name + ", frame " + frame;
        return new RawRecord(json, RecordText.hash(json), IbkrFeed.TWS.asOf(at), place);
    }

    private void count() {
        Set<String> begun = new HashSet<>();
        Set<String> costsOfNothing = executions.costsOfNothing();
        int number = 0;
        for (Received received : document.frames()) {
            number++;
            Message message = received.message();
            String permId = OrderFold.permId(message);
            if (message instanceof Unread unread && unread.isLoss()) {
                lose(received, unread, number);
            } else if (message instanceof ExecutionDetails details) {
                String name = "execution " + details.execId();
                lastFrames.put(name, number);
                countOnce(begun.add(name + " of " + details.account()), "repeated-execution");
            } else if (message instanceof CommissionReport report) {
                lastFrames.put("execution " + report.execId(), number);
                tally.skip(
                        costsOfNothing.contains(report.execId())
                                ? "commission-of-unknown-execution"
                                : "commission-of-execution");
            } else if (permId != null) {
                lastFrames.put("order " + permId, number);
                countOrder(permId, begun);
            } else {
                tally.skip(rule(message));
            }
        }
    }

    private void countOrder(String permId, Set<String> begun) {
        if (isTold(orders.orders().get(permId))) {
            countOnce(begun.add("order " + permId), "further-part-of-order");
        } else {
            tally.skip("state-of-unknown-order");
        }
    }

    private void countOnce(boolean isFirst, String otherwise) {
        if (isFirst) {
            tally.record();
        } else {
            tally.skip(otherwise);
        }
    }

    private static String rule(Message message) {
        if (message instanceof OpenOrder open && open.isWhatIf()) {
            return "calculated-order";
        } else if (message instanceof OpenOrder || message instanceof OrderStatusReport) {
            return "order-without-number";
        } else if (message instanceof EndMark) {
            return "end-mark";
        } else if (message instanceof Notice) {
            return "notice";
        }
        return "no-order-or-execution";
    }

    /** Whose it is can be told only where the login has one account. */
    private void lose(Received received, Unread unread, int number) {
        Dataset dataset = LostFrame.datasetOf(unread.number());
        if (dataset == null) {
            tally.skip("unreadable-news");
            return;
        }
        tally.record();
        List<String> accounts = document.header().accounts();
        RawRecord raw = raw(LostFrame.text(received.frame(), document.header()), received.at(), "frame " + number);
        add(accounts.size() == 1 ? accounts.get(0) : "", dataset, raw, LostFrame.reason(unread));
    }
}
