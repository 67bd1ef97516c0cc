package io.github.ibkringest.broker.ibkr.flex.web.request;

import java.net.URI;
import java.util.Locale;

/** What came back for a request. Only a {@link Statement} may ever be imported. */
sealed interface FlexAnswer {

    /** The code of the service, or a word for the kind of answer. */
    default String label() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** The document is in the file. */
    record Statement() implements FlexAnswer {}

    /**
     * The statement will be made.
     *
     * @param reference what to ask for
     * @param url where, according to the service; may be null
     */
    record Accepted(String reference, String url) implements FlexAnswer {

        /** One line to remember it by. */
        String asText() {
            return url == null ? reference : reference + " " + url;
        }

        static Accepted ofText(String line) {
            String[] parts = line.split(" ", 2);
            return new Accepted(parts[0], parts.length == 1 ? null : parts[1]);
        }
    }

    /** The answer is elsewhere, at an address that may see the token. */
    record Redirected(URI target) implements FlexAnswer {

        /** Without parameters, for the token is among them. */
        @Override
        public String toString() {
            return "a redirect to " + target.getHost();
        }
    }

    /** The service names an error. */
    record Refused(int code, String message) implements FlexAnswer {

        @Override
        public String label() {
            return meaning() == FlexCode.UNKNOWN ? "unknown" : String.valueOf(code);
        }

        FlexCode meaning() {
            return FlexCode.of(code);
        }

        @Override
        public String toString() {
            return code + " " + message;
        }
    }

    /** No answer of the service: no connection, a web page, an HTTP error. */
    record Fault(Kind kind, String what) implements FlexAnswer {

        /** What it calls for. */
        enum Kind {
            /** Worth another try. */
            PASSING,
            /** A setting is wrong. */
            REFUSED,
            /** The query makes another format than XML. */
            TEXT,
            /** Nothing to be tried again. */
            FINAL
        }

        static Fault passing(String what) {
            return new Fault(Kind.PASSING, what);
        }

        @Override
        public String toString() {
            return what;
        }
    }
}
