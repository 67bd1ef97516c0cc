package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.message.CurrentTime;
import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.message.ManagedAccounts;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.NextValidId;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes messages of frames. Stateless.
 *
 * <p>Any frame gives a message: one that cannot be read gives {@link Unread} with the reason, and never half of itself.
 */
public final class MessageDecoder {

    private static final int ERROR_TIME = 194;
    private static final int LONGEST_KIND = 9;

    private MessageDecoder() {}

    /** What a frame says. */
    public static Message decode(Frame frame, ServerVersion version) {
        int kind = -1;
        try {
            List<String> fields = frame.fields();
            kind = kind(fields.get(0));
            return decode(kind, fields, version);
        } catch (BrokenFrameException e) {
            return new Unread(kind, e.getMessage());
        }
    }

    private static int kind(String text) {
        if (text.length() > LONGEST_KIND) {
            throw new BrokenFrameException("it does not begin with the number of a message");
        }
        return (int) Numbers.parsed("the number of the message", text);
    }

    private static Message decode(int kind, List<String> fields, ServerVersion version) {
        return switch (kind) {
            case 3 -> Orders.status(fields, version);
            case 4 -> notice(fields, version);
            case 5 -> Orders.open(fields, version);
            case 9 -> new NextValidId(small(fields, version, "orderId").number("orderId"));
            case 10 -> Contracts.description(fields, version);
            case 11 -> Executions.details(fields, version);
            case 15 -> accounts(small(fields, version, "accounts"));
            case 49 -> time(small(fields, version, "time"));
            case 52 -> end(EndMark.Answer.CONTRACT_DATA, small(fields, version, "reqId"));
            case 53 -> openOrderEnd(fields, version);
            case 55 -> end(EndMark.Answer.EXECUTIONS, small(fields, version, "reqId"));
            case 59 -> Executions.commission(fields, version);
            case 101 -> Orders.completed(fields, version);
            case 102 -> completedOrdersEnd(fields, version);
            default -> new Unread(kind, null);
        };
    }

    /** A message of one field behind its own version, which never changed. */
    private static NamedFields small(List<String> fields, ServerVersion version, String name) {
        return new FieldWalk(fields, version).take("msgId", "version", name).end();
    }

    private static EndMark end(EndMark.Answer of, NamedFields named) {
        return new EndMark(of, named.id("reqId"));
    }

    private static EndMark openOrderEnd(List<String> fields, ServerVersion version) {
        new FieldWalk(fields, version).take("msgId", "version").end();
        return new EndMark(EndMark.Answer.OPEN_ORDERS, -1);
    }

    private static EndMark completedOrdersEnd(List<String> fields, ServerVersion version) {
        new FieldWalk(fields, version).take("msgId").end();
        return new EndMark(EndMark.Answer.COMPLETED_ORDERS, -1);
    }

    private static ManagedAccounts accounts(NamedFields named) {
        String codes = named.text("accounts");
        return new ManagedAccounts(
                codes == null
                        ? List.of()
                        : Arrays.stream(codes.split(","))
                                .map(String::strip)
                                .filter(code -> !code.isEmpty())
                                .collect(Collectors.toList()));
    }

    private static CurrentTime time(NamedFields named) {
        return new CurrentTime(instant(() -> Instant.ofEpochSecond(named.number("time"))));
    }

    private static Notice notice(List<String> fields, ServerVersion version) {
        NamedFields named = new FieldWalk(fields, version)
                .when(!version.has(ERROR_TIME), "msgId", "version")
                .when(version.has(ERROR_TIME), "msgId")
                .take("reqId", "code", "text", "advancedOrderRejectJson")
                .since(ERROR_TIME, "errorTime")
                .end();
        Long millis = named.nonZeroInteger("errorTime");
        return new Notice(
                named.id("reqId"),
                named.id("code"),
                EscapedText.plain(named.texts().get("text")),
                named.text("advancedOrderRejectJson"),
                millis == null ? null : instant(() -> Instant.ofEpochMilli(millis)));
    }

    private static Instant instant(Supplier<Instant> moment) {
        try {
            return moment.get();
        } catch (DateTimeException e) {
            throw new BrokenFrameException("its time is none");
        }
    }
}
