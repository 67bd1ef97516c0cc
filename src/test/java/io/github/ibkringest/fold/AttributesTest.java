package io.github.ibkringest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is put together from records of several readings tells of each attribute how it was read. */
class AttributesTest {

    private static final String FIRST = "{\"#element\":\"Trade\",\"a\":\"1\",\"b\":\"2\"}";
    private static final String OTHER = "{\"#read\":\"4\",\"#element\":\"Trade\",\"b\":\"3\",\"c\":\"5\"}";

    @Test
    void shouldTellNothingOfTheFirstReading() {
        assertThat(Attributes.json(Attributes.of(FIRST))).isEqualTo(FIRST);
    }

    @Test
    void shouldTellOneReadingOnce() {
        assertThat(Attributes.json(Attributes.of(OTHER))).isEqualTo(OTHER);
    }

    @Test
    void shouldTellSeveralReadingsByAttribute() {
        Map<String, Attributes.Stated> together = new TreeMap<>(Attributes.of(FIRST));
        together.putAll(Attributes.of(OTHER));
        assertThat(Attributes.json(together))
                .isEqualTo(
                        "{\"#element\":\"Trade\",\"a\":\"1\",\"#read b\":\"4\",\"b\":\"3\",\"#read c\":\"4\",\"c\":\"5\"}");
    }
}
