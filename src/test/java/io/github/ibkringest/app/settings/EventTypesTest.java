package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.eventlog.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {

    private final EventTypes types = new EventTypes();

    @Test
    void shouldReadAllNoneAndSome() {
        assertThat(types.parse("all")).isEqualTo(EventType.names());
        assertThat(types.parse(" none ")).isEmpty();
        assertThat(types.parse("order.filled, option.assigned")).containsExactly("option.assigned", "order.filled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.filled,none", "none,all"})
    void shouldRefuseNoneBesideOthers(String text) {
        assertThatThrownBy(() -> types.parse(text)).hasMessageContaining("write none alone");
    }

    @Test
    void shouldRefuseWhatIsNoType() {
        assertThatThrownBy(() -> types.parse("order.filed"))
                .hasMessageContaining("order.filed, which is no type of event")
                .hasMessageContaining("order.filled");
    }
}
