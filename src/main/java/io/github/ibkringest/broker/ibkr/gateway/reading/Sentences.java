package io.github.ibkringest.broker.ibkr.gateway.reading;

import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import java.util.Locale;

/** What people are told about a part that did not come. */
final class Sentences {

    private Sentences() {}

    static String refused(Part part, Notice notice) {
        if (notice.text() != null && notice.text().toLowerCase(Locale.ROOT).contains("read-only")) {
            return "The gateway refuses " + part.label() + ": its box \"Read-Only API\" is ticked. Untick it under"
                    + " Configure, Settings, API, Settings; this program cannot place orders. Or do without them.";
        }
        return "The gateway refuses " + part.label() + " with error " + notice.code() + ": " + notice.text();
    }

    static String failed(Part part, Notice notice) {
        return "The gateway did not tell " + part.label() + ": error " + notice.code() + ", " + notice.text();
    }

    static String disturbed(Part part) {
        return "The gateway was cut off from IBKR while it told " + part.label() + ", so that some may be missing.";
    }

    static String silent(Part part, boolean isEmpty) {
        String hint = part == Part.EXECUTIONS
                ? " If this stays so, set \"Send instrument-specific attributes for dual-mode API client in\" to \"UTC"
                        + " format\" in its API settings."
                : " If this stays so, look at its window: it may ask whether this client may have write access, or its box"
                        + " \"Read-Only API\" is ticked.";
        return "The gateway did not finish telling " + part.label() + (isEmpty ? ", and told none" : "") + "." + hint;
    }

    static String cutOff(Part part, String why) {
        return "The connection ended before all " + part.label() + " were told: " + why + ".";
    }
}
