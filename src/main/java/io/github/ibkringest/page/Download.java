package io.github.ibkringest.page;

import io.github.ibkringest.store.payload.KeptPayload;
import io.github.ibkringest.web.WebStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document byte for byte, piece by piece. */
final class Download implements WebStream {

    private static final Pattern USUAL = Pattern.compile("\\.(xml|json|csv|txt)$");

    private final KeptPayload payload;

    Download(KeptPayload payload) {
        this.payload = payload;
    }

    /** Never a page of this address, whatever it holds. */
    @Override
    public String type() {
        return "application/octet-stream";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Disposition", "attachment; filename=\"document-" + payload.id() + ending() + "\"");
    }

    /** As its name ends, if that is a usual one: a name may hold anything. */
    private String ending() {
        Matcher usual = USUAL.matcher(payload.name());
        return usual.find() ? usual.group() : ".xml";
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream bytes = payload.open()) {
            bytes.transferTo(out);
        }
    }
}
