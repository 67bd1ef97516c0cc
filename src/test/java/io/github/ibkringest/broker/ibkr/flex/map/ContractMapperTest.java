package io.github.ibkringest.broker.ibkr.flex.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRow;
import io.github.ibkringest.broker.ibkr.flex.row.FlexRows;
import io.github.ibkringest.broker.ibkr.flex.row.RowReader;
import io.github.ibkringest.model.ContractData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractMapperTest {

    private static final List<String> OPTION = List.of(
            "conid=101",
            "assetCategory=OPT",
            "subCategory=C",
            "symbol=ACMX  260117C00100000",
            "description=ACMX 17JAN26 100 C",
            "strike=100",
            "expiry=20260117",
            "putCall=C",
            "multiplier=100",
            "currency=USD",
            "listingExchange=CBOE",
            "isin=US0000000001",
            "cusip=000000001",
            "figi=BBG000000001",
            "underlyingConid=100",
            "underlyingSymbol=ACMX");

    private final RowReader reader = new RowReader(FlexSettings.DEFAULT);
    private final ContractMapper mapper = new ContractMapper(reader);

    private static FlexRow option(String... otherwise) {
        List<String> attributes = new ArrayList<>(OPTION);
        attributes.addAll(List.of(otherwise));
        return FlexRows.trade(attributes.toArray(String[]::new));
    }

    @Test
    void shouldGiveTheSameContractForRowsThatSayTheSame() {
        ContractData contract = mapper.map(option("tradeID=1"));

        assertThat(mapper.map(option("tradeID=2"))).isSameAs(contract);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assetCategory=FOP",
                "subCategory=P",
                "symbol=ACMY  260117C00100000",
                "description=ACMX 17JAN26 100 Call",
                "strike=100.5",
                "expiry=20260118",
                "putCall=P",
                "multiplier=10",
                "currency=CAD",
                "listingExchange=AMEX",
                "isin=US0000000002",
                "cusip=000000002",
                "figi=BBG000000002",
                "underlyingConid=99",
                "underlyingSymbol=ACMY"
            })
    void shouldReadARowThatSaysOtherwise(String otherwise) {
        ContractData contract = mapper.map(option());

        assertThat(mapper.map(option(otherwise)))
                .isNotEqualTo(contract)
                .isEqualTo(new ContractMapper(reader).map(option(otherwise)));
        assertThat(mapper.map(option())).isEqualTo(contract);
    }

    @Test
    void shouldLeaveOutWhatCanNotBeRead() {
        ContractData contract = mapper.map(option("strike=n/a", "expiry=SEP26", "multiplier=x"));

        assertThat(contract.strike()).isNull();
        assertThat(contract.expiry()).isNull();
        assertThat(contract.multiplier()).isNull();
        assertThat(contract.symbol()).isEqualTo("ACMX  260117C00100000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17JAN26", "17Jan2026", "17-JAN-26", "2026-01-17"})
    void shouldReadTheExpiryAsInTheNamesOfContracts(String expiry) {
        assertThat(mapper.map(option("expiry=" + expiry))).isEqualTo(mapper.map(option()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAN26", "202601", "260117", "01/17/2026", "17JAN026", "32JAN26", "MULTI", "N/A"})
    void shouldNotGuessAnExpiry(String expiry) {
        assertThat(mapper.map(option("expiry=" + expiry)).expiry()).isNull();
    }
}
