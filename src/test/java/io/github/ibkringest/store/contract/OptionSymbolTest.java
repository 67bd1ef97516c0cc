package io.github.ibkringest.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionSymbolTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'ACMX  260717C00027500', 'ACMX  260717C00027500'",
                "'ACMX 260717C00027500', 'ACMX  260717C00027500'",
                "'ACMX260717C00027500', 'ACMX  260717C00027500'",
                "'A     260717P00040000', 'A     260717P00040000'",
                "'A 260717P00040000', 'A     260717P00040000'",
                "'ACMXYZ260717C00027500', 'ACMXYZ260717C00027500'",
                "'C ODAX DEC 18 12000', 'C ODAX DEC 18 12000'",
                "'ACMX', 'ACMX'",
                "none, none"
            })
    void shouldSpellAnOptionInOneWay(String delivered, String spelled) {
        assertThat(OptionSymbol.spelled(delivered)).isEqualTo(spelled);
    }
}
