package io.github.ibkringest.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.ibkringest.broker.Provenance;
import io.github.ibkringest.broker.RawRecord;
import io.github.ibkringest.fold.Fragment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The column {@code fragments}: what else was said about a row's fact, as JSON. Thread-safe. */
final class FragmentJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FragmentJson() {}

    /** The JSON text, or null when there is nothing else. */
    static String write(List<Fragment> fragments) {
        if (fragments.isEmpty()) {
            return null;
        }
        ArrayNode array = JSON.createArrayNode();
        for (Fragment fragment : fragments) {
            ObjectNode node = array.addObject();
            Provenance provenance = fragment.raw().provenance();
            node.put("source", fragment.source());
            node.put("feed", provenance.feed());
            node.put("rank", provenance.rank());
            node.put("part", fragment.part());
            node.put(
                    "asOf", provenance.asOf() == null ? null : provenance.asOf().toString());
            node.put("hash", fragment.raw().hash().toString());
            node.putRawValue("raw", new RawValue(fragment.raw().json()));
        }
        return array.toString();
    }

    static List<Fragment> read(String json) {
        List<Fragment> fragments = new ArrayList<>();
        if (json == null) {
            return fragments;
        }
        try {
            for (JsonNode node : JSON.readTree(json)) {
                JsonNode asOf = node.get("asOf");
                Provenance provenance = new Provenance(
                        node.get("feed").asText(),
                        node.get("rank").asInt(),
                        asOf.isNull() ? null : Instant.parse(asOf.asText()));
                RawRecord raw = new RawRecord(
                        node.get("raw").toString(),
                        UUID.fromString(node.get("hash").asText()),
                        provenance,
                        "stored");
                fragments.add(new Fragment(
                        node.get("source").asText(), node.get("part").asText(), raw));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a stored fragment is not readable JSON", e);
        }
        return fragments;
    }
}
