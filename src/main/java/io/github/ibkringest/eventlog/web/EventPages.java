package io.github.ibkringest.eventlog.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.Event;
import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventPage;
import io.github.ibkringest.eventlog.EventStart;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.web.WebAnswer;
import io.github.ibkringest.web.WebRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** What routes answer who asks for events over HTTP: pages of JSON, and a stream. Thread-safe. */
public final class EventPages {

    /** How much of the log is read for one page, so that a rare type does not hold up others. */
    private static final int READ_AT_MOST = 50_000;

    private static final int AT_ONCE = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventLog log;
    private final EventTail tail;
    private final EventStart start;

    /**
     * @param tail wakes streams up
     * @param clock tells what today is, and the zone of times without one
     */
    public EventPages(EventLog log, EventTail tail, Clock clock) {
        this.log = log;
        this.tail = tail;
        this.start = new EventStart(log, clock);
    }

    /** A page; a cursor that is not of this log is refused with status 409. */
    public WebAnswer page(WebRequest request) {
        return (WebAnswer) answered(() -> page(request.path(), EventQuery.of(request)));
    }

    /** A stream, from {@code Last-Event-ID} or {@code after} on, or else from the end; refused as a page is. */
    public Object stream(WebRequest request) {
        return answered(() -> {
            EventQuery query = EventQuery.of(request);
            String from = request.header("Last-Event-ID").orElse(query.after());
            long after = from == null ? log.head().lastId() : start.of(from);
            return new EventStream(log, tail, query.wanted(), after);
        });
    }

    /** The JSON Schema of a type, the last part of the path. */
    public WebAnswer schema(WebRequest request) {
        String type = request.path().substring(request.path().lastIndexOf('/') + 1);
        try {
            return WebAnswer.of(200, "application/schema+json", CloudEvents.schema(type));
        } catch (IllegalArgumentException e) {
            return WebAnswer.problem(404, e.getMessage());
        }
    }

    private static Object answered(Supplier<Object> answer) {
        try {
            return answer.get();
        } catch (EventCursorException e) {
            return WebAnswer.problem(e.isUnreadable() ? 400 : 409, e.getMessage());
        } catch (DataAccessException e) {
            return WebAnswer.problem(503, "the database does not answer; try again");
        }
    }

    private WebAnswer page(String path, EventQuery query) {
        long after = start.of(query.after());
        EventLog.Head head = log.head();
        List<Event> events = new ArrayList<>();
        long readTo = after;
        while (events.size() < query.limit() && readTo < head.lastId() && readTo - after < READ_AT_MOST) {
            EventPage page =
                    log.after(readTo, query.wanted(), Math.min(AT_ONCE, READ_AT_MOST), query.limit() - events.size());
            events.addAll(page.events());
            readTo = page.readTo();
        }
        String next = query.from(path, log.cursor(readTo));
        String json = json(head, after, readTo, next, events);
        return new WebAnswer(200, "application/json", json + "\n", Map.of("Link", "<" + next + ">; rel=\"next\""));
    }

    private static String json(EventLog.Head head, long after, long readTo, String next, List<Event> events) {
        CloudEvents cloudEvents = new CloudEvents(head.log());
        ObjectNode page = JSON.createObjectNode();
        page.put("log", head.log().toString());
        page.put("after", after);
        page.put("read_to", readTo);
        page.put("last", Math.max(readTo, head.lastId()));
        page.put("next", next);
        ArrayNode list = page.putArray("events");
        events.forEach(event -> list.addRawValue(new RawValue(cloudEvents.json(event))));
        try {
            return JSON.writeValueAsString(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events after " + after, e);
        }
    }
}
