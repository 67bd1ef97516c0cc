package io.github.ibkringest.broker.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.model.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The fake broker's payload: a line that says when it was made, then a JSON object a record. */
final class FakeStatement {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The kind of report, as its records name it. */
    static final String FEED = "fake";

    private FakeStatement() {}

    /** The kind of report of what is told live. */
    static final String LIVE_FEED = "wire";

    private static final int LIVE_RANK = 2;

    /** When it was made, and what kind of report it is. */
    static Provenance provenance(Payload.Content content) {
        return provenance(lines(content).get(0));
    }

    private static Provenance provenance(String head) {
        String[] words = head.split(" ");
        boolean live = words.length > 1 && words[1].equals(LIVE_FEED);
        return new Provenance(live ? LIVE_FEED : FEED, live ? LIVE_RANK : 50, Instant.parse(words[0]));
    }

    /** The permIds that a complete list of open orders holds; null if there is none. */
    static Set<String> open(Payload.Content content) {
        List<String> words = List.of(lines(content).get(0).split(" "));
        return words.contains("open") ? Set.copyOf(words.subList(words.indexOf("open") + 1, words.size())) : null;
    }

    /** The accounts of its records. */
    static Set<String> accounts(Payload.Content content) {
        Set<String> accounts = new LinkedHashSet<>();
        List<String> head = List.of(lines(content).get(0).split(" "));
        if (head.size() > 2) {
            accounts.add(head.get(2));
        }
        try {
            for (String line : lines(content).stream().skip(1).toList()) {
                accounts.add(JSON.readTree(line).get("account").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the fake statement", e);
        }
        return accounts;
    }

    private static List<String> lines(Payload.Content content) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the fake statement", e);
        }
    }

    static byte[] write(Instant asOf, Map<String, List<FakeRecord<?>>> records) {
        return write(asOf.toString(), records);
    }

    /** A statement with a head line: its moment, and of a live one its feed, its account and the open orders. */
    static byte[] write(String head, Map<String, List<FakeRecord<?>>> records) {
        StringBuilder text = new StringBuilder(head);
        records.forEach((account, some) ->
                some.forEach(record -> text.append('\n').append(line(account, record.dataset(), record.json()))));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String account, Dataset dataset, String said) {
        return JSON.createObjectNode()
                .put("account", account)
                .put("dataset", dataset.label())
                .put("said", said)
                .toString();
    }

    /** The records of one dataset of one account. */
    static List<RawRecord> read(Payload.Content content, String account, Dataset dataset) {
        List<RawRecord> records = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
            Provenance provenance = provenance(lines.readLine());
            int place = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode record = JSON.readTree(line);
                place++;
                if (record.get("account").asText().equals(account)
                        && record.get("dataset").asText().equals(dataset.label())) {
                    records.add(raw(dataset, record.get("said").asText(), provenance, "line " + place));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the fake statement", e);
        }
        return records;
    }

    private static RawRecord raw(Dataset dataset, String json, Provenance provenance, String place) {
        UUID hash = UUID.nameUUIDFromBytes((dataset.label() + json).getBytes(StandardCharsets.UTF_8));
        return new RawRecord(json, hash, provenance, place);
    }
}
