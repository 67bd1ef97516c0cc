package io.github.ibkringest.broker.ibkr.flex.web.login;

/**
 * Where a statement is asked for. IBKR's pages contradict each other on whether the address in the answer to a request
 * is to be used or ignored, and users report both.
 */
public enum StatementUrl {
    /** Beside the address of the request. */
    BASE,
    /** At the address in the answer where it is one of IBKR's, else at {@link #BASE}. */
    RETURNED,
    /** As {@link #RETURNED}; when no answer comes from there, at {@link #BASE} in turn. */
    RETURNED_WITH_FALLBACK
}
