package io.github.ibkringest.eventlog.web;

import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.Event;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventPage;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.web.WebStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/**
 * Events as server-sent events: the id is the cursor, the name the type, the data a CloudEvent. It ends when the database
 * does not answer, or was restored to what it was before; the client then comes again with the last id.
 */
final class EventStream implements WebStream {

    private static final int AT_ONCE = 500;

    /** A client that is gone is noticed by what is written to it. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    private final EventLog log;
    private final EventTail tail;
    private final EventFilter wanted;
    private final long after;

    EventStream(EventLog log, EventTail tail, EventFilter wanted, long after) {
        this.log = log;
        this.tail = tail;
        this.wanted = wanted;
        this.after = after;
    }

    @Override
    public String type() {
        return "text/event-stream; charset=utf-8";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException, InterruptedException {
        EventLog.Head head = log.head();
        CloudEvents cloudEvents = new CloudEvents(head.log());
        long at = after;
        write(out, "retry: 2000\n\n");
        while (!Thread.interrupted()) {
            EventPage page;
            try {
                page = log.after(at, wanted, AT_ONCE);
            } catch (DataAccessException e) {
                return;
            }
            StringBuilder text = new StringBuilder();
            page.events().forEach(event -> append(text, event, head.log(), cloudEvents));
            if (page.readTo() > at && page.events().isEmpty()) {
                // an id alone: the client does not hear of it, and goes on after it
                text.append("id: ").append(log.cursor(page.readTo())).append("\n\n");
            }
            boolean isAtTheEnd = page.readTo() == at;
            at = page.readTo();
            if (isAtTheEnd) {
                long end = tail.awaitBeyond(at, SIGN_OF_LIFE);
                if (end >= 0 && end < at) {
                    return;
                }
                if (end == at) {
                    text.append(": nothing new\n\n");
                }
            }
            write(out, text.toString());
        }
    }

    private static void append(StringBuilder text, Event event, UUID log, CloudEvents cloudEvents) {
        text.append("id: ").append(event.cursor(log)).append('\n');
        text.append("event: ").append(event.type()).append('\n');
        // a CloudEvent is one line
        text.append("data: ").append(cloudEvents.json(event)).append("\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        if (!text.isEmpty()) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
