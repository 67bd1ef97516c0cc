package io.github.ibkringest.broker.ibkr.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreetingTest {

    @Test
    void shouldReadVersionAndClock() {
        Greeting greeting =
                Greeting.of(Frame.ofFields(List.of("187", "20260413 21:27:03 Central European Standard Time")));
        assertThat(greeting.version().number()).isEqualTo(187);
        assertThat(greeting.connectionTime()).isEqualTo("20260413 21:27:03 Central European Standard Time");
    }

    @ParameterizedTest
    @CsvSource({
        "177, install a current IB Gateway",
        "201, is the newest that can be read",
        "'', is not a gateway",
        "-1, is not a gateway",
        "HTTP/1.1 400, is not a gateway",
        "99999999999, is not a gateway"
    })
    void shouldRefuseWhatItCannotSpeakWith(String version, String because) {
        assertThatThrownBy(() -> Greeting.of(Frame.ofFields(List.of(version, "20260413 21:27:03 CET"))))
                .isInstanceOf(BrokenFrameException.class)
                .hasMessageContaining(because);
    }

    @Test
    void shouldRefuseOtherShapes() {
        assertThatThrownBy(() -> Greeting.of(Frame.ofFields(List.of("200")))).hasMessageContaining("not a gateway");
        assertThatThrownBy(() -> Greeting.of(Frame.ofFields(List.of("200", "", ""))))
                .hasMessageContaining("not a gateway");
    }
}
