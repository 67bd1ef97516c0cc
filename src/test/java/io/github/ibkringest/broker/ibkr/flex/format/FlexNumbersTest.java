package io.github.ibkringest.broker.ibkr.flex.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlexNumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"100|100", "-1.250|-1.250", "1,234.5|1234.5", "-12,345,678|-12345678", "' 7 '|7", "1E3|1E+3"})
    void shouldReadExactly(String text, String number) {
        assertThat(FlexNumbers.parse(text)).isEqualTo(new BigDecimal(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"many", "1,23", "1.5,000", "1,,000", "0x1", "1E61", "1E-61", "1E999999999", "1E-2147483647"})
    void shouldRefuse(String text) {
        assertThatThrownBy(() -> FlexNumbers.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void shouldLimitLengthAndExponent() {
        assertThat(FlexNumbers.parse("1".repeat(60))).isEqualTo(new BigDecimal("1".repeat(60)));
        assertThatThrownBy(() -> FlexNumbers.parse("1".repeat(61))).hasMessage("too long for a number");
        assertThat(FlexNumbers.parse("1E60").scale()).isEqualTo(-60);
        assertThatThrownBy(() -> FlexNumbers.parse("1E61")).hasMessage("exponent out of range");
    }
}
