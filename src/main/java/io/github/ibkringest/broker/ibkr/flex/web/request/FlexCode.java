package io.github.ibkringest.broker.ibkr.flex.web.request;

import java.util.Arrays;

/**
 * Error codes of the Flex Web Service, what to do about them, and the message for the user. Source: IBKR's guide "Flex Web
 * Service Version 3 Error Codes"; there is no 1002, and 1025 is not in it but has been seen.
 */
enum FlexCode {
    NOT_GENERATED(
            1001,
            Action.RETRY,
            "if this persists: save the query again in the portal and check the base URL"
                    + " (retired addresses always answer 1001)"),
    NOT_AVAILABLE(
            1003, Action.GIVE_UP, "there is no statement for these days; request other days, or try again tomorrow"),
    INCOMPLETE(1004, Action.RETRY, Advice.LATER),
    NO_SETTLEMENT(1005, Action.RETRY_SLOWLY, Advice.AFTER_BATCH),
    NO_FIFO(1006, Action.RETRY_SLOWLY, Advice.AFTER_BATCH),
    NO_MTM(1007, Action.RETRY_SLOWLY, Advice.AFTER_BATCH),
    NO_MTM_AND_FIFO(1008, Action.RETRY_SLOWLY, Advice.AFTER_BATCH),
    HEAVY_LOAD(1009, Action.RETRY_SLOWLY, Advice.LATER),
    LEGACY_QUERY(1010, Action.REFUSED, "create a new Activity Flex Query in the portal and configure its Query ID"),
    INACTIVE(1011, Action.REFUSED, "activate the Flex Web Service in the portal (" + Advice.PAGE + ")"),
    TOKEN_EXPIRED(1012, Action.REFUSED, Advice.TOKEN),
    IP_RESTRICTED(
            1013,
            Action.REFUSED,
            "the token is valid for another IP address; change that, or leave it empty,"
                    + " when generating a token in the portal (" + Advice.PAGE + ")"),
    QUERY_INVALID(
            1014,
            Action.REFUSED,
            "copy the Query ID from the portal (Performance & Reports > Flex Queries);"
                    + " queries belong to the username of the token"),
    TOKEN_INVALID(1015, Action.REFUSED, Advice.TOKEN),
    ACCOUNT_INVALID(1016, Action.REFUSED, "edit the query in the portal and select accounts that are open"),
    REFERENCE_INVALID(1017, Action.REQUEST_AGAIN, Advice.LATER),
    TOO_MANY(1018, Action.SLOW_DOWN, "wait some minutes; does another program use the same token?"),
    IN_PROGRESS(1019, Action.RETRY, "the statement is still being produced; try again later, or set a longer deadline"),
    NOT_VALID(1020, Action.RETRY_BRIEFLY, "check token, Query ID and days; new ones work only after some minutes"),
    NOT_RETRIEVED(1021, Action.RETRY, Advice.LATER),
    LOCKED(1025, Action.LOCK, "nothing more is sent with this token; " + Advice.TOKEN),
    /** Whatever is in no table: asking again might go on for ever. */
    UNKNOWN(0, Action.GIVE_UP, "this code is unknown; look it up in IBKR's Flex Web Service guide");

    /** What an answer calls for. */
    enum Action {
        /** Ask again after the usual wait. */
        RETRY,
        /** Ask again, but leave the service time. */
        RETRY_SLOWLY,
        /** Ask again a few times, then take it for a refusal. */
        RETRY_BRIEFLY,
        /** No process may send requests with the token for a while. */
        SLOW_DOWN,
        /** Request the statement anew, once. */
        REQUEST_AGAIN,
        /** Somebody has to change a setting here or in the portal. */
        REFUSED,
        /** The same, and not one more request with this token. */
        LOCK,
        /** Neither time nor settings will help this request. */
        GIVE_UP
    }

    private final int code;
    private final Action action;
    private final String advice;

    FlexCode(int code, Action action, String advice) {
        this.code = code;
        this.action = action;
        this.advice = advice;
    }

    static FlexCode of(int code) {
        return Arrays.stream(values())
                .filter(known -> known.code == code)
                .findFirst()
                .orElse(UNKNOWN);
    }

    int code() {
        return code;
    }

    Action action() {
        return action;
    }

    /** What the user can do. */
    String advice() {
        return advice;
    }

    /** Constants of an enum cannot refer to each other's texts. */
    private static final class Advice {
        static final String PAGE = "Performance & Reports > Flex Queries > Flex Web Service Configuration";
        static final String TOKEN = "generate a new token in the portal (" + PAGE + ") and configure it";
        static final String LATER = "try again later";
        static final String AFTER_BATCH = "IBKR's nightly figures are not ready; try again in an hour";
    }
}
