package io.github.ibkringest.broker.ibkr;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.model.Environment;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IbkrAccountTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "U1234567, U7654321, U1234567",
                "U1234567F, none, U1234567",
                "DUP123456F, none, DUP123456",
                "-, U7654321, U7654321",
                "-, U7654321F, U7654321",
                "none, U7654321, U7654321",
                "none, none, none",
                "-, none, none",
                "none, -, none",
                "-, -, none",
                "U1234567, -, U1234567",
                "U1234567-P, none, U1234567",
                "U1234567-P, U1234567, U1234567",
                "-, U7654321-P, U7654321",
                "du1234567-p, none, DU1234567",
                "U1234567-X, none, U1234567-X",
                "SIM-P, none, SIM-P",
                "FF, none, FF",
                "U123F, none, U123F",
                "F1234567, none, F1234567",
                "u1234567, none, U1234567",
                "du1234567f, none, DU1234567",
                "' U1234567 ', none, U1234567",
                "U_TEST, none, U_TEST",
                "myaccount, none, myaccount",
                "AccID4711, none, AccID4711",
                "SIM-ACCOUNT, none, SIM-ACCOUNT",
                "MyIRA, U7654321, none",
                "none, MyIRA, none",
                "My IRA, none, none",
                "MUM'S, none, none"
            })
    void shouldFindTheAccountOfARow(String row, String statement, String account) {
        assertThat(IbkrAccount.canonical(row, statement)).isEqualTo(account);
    }

    @Test
    void shouldTellPaperFromLive() {
        assertThat(IbkrAccount.environmentOf("DU1234567")).isEqualTo(Environment.PAPER);
        assertThat(IbkrAccount.environmentOf("U1234567")).isEqualTo(Environment.LIVE);
    }

    @Test
    void shouldRankActivityOverConfirmationOverTheOthers() {
        Instant moment = Instant.EPOCH;
        assertThat(IbkrFeed.FLEX_ACTIVITY.asOf(moment)).isEqualTo(new Provenance("flex-activity", 4, moment));
        assertThat(IbkrFeed.FLEX_CONFIRMATION.asOf(moment)).isEqualTo(new Provenance("flex-confirmation", 3, moment));
        assertThat(IbkrFeed.TWS.asOf(null)).isEqualTo(new Provenance("tws", 2, null));
        assertThat(IbkrFeed.CLIENT_PORTAL.label()).isEqualTo("client-portal");
    }
}
