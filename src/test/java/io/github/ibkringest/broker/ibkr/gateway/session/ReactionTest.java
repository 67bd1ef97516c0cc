package io.github.ibkringest.broker.ibkr.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each code that IBKR's gateways were seen to send, and what follows from it. */
class ReactionTest {

    @ParameterizedTest
    @CsvSource({
        "2104, NEWS",
        "2106, NEWS",
        "2107, NEWS",
        "2108, NEWS",
        "2158, NEWS",
        "2119, NEWS",
        "2103, NEWS",
        "2105, NEWS",
        "2110, UPSTREAM_LOST",
        "100, SLOW_DOWN",
        "103, FAULT",
        "200, NO_SUCH_CONTRACT",
        "320, FAULT",
        "321, REFUSED",
        "322, ANOTHER_ID",
        "326, CLIENT_ID_IN_USE",
        "1100, UPSTREAM_LOST",
        "1101, UPSTREAM_BACK",
        "1102, UPSTREAM_BACK",
        "1300, PORT_MOVED",
        "161, ORDER_NOTE",
        "201, ORDER_NOTE",
        "202, ORDER_NOTE",
        "399, ORDER_NOTE",
        "404, ORDER_NOTE",
        "10147, ORDER_NOTE",
        "10148, ORDER_NOTE",
        "10349, ORDER_NOTE",
        "10197, NEWS",
        "-5, NEWS"
    })
    void shouldKnowWhatFollows(int code, Reaction reaction) {
        assertThat(Reaction.to(code)).isEqualTo(reaction);
    }
}
