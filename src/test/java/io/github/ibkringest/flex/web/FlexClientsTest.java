package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A service that fetches for weeks holds no more than one that has just started. */
class FlexClientsTest {

    @Test
    void shouldNotStartAnHttpClientForEachStatement() {
        try (StubbedLogin login = new StubbedLogin()) {
            login.shouldDeliver();
            long once = selectors();
            for (int i = 0; i < 10; i++) {
                login.shouldDeliver();
            }
            assertThat(selectors()).isLessThanOrEqualTo(once);
        }
    }

    /** Each HTTP client has such a thread, and some files. */
    private static long selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("HttpClient-.*SelectorManager"))
                .count();
    }
}
