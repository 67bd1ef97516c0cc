package io.github.ibkringest.fold.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RowTypeTest {

    @Test
    void shouldFindItsColumns() {
        assertThat(OrderRows.TYPE.position("con_id")).isEqualTo(3);
        assertThatThrownBy(() -> OrderRows.TYPE.position("none")).hasMessageContaining("has no column none");
    }
}
