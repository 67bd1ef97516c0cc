package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.OptionEvents;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones that are not known, and contracts that cannot be read in full: what is stored, what is put aside, what is told. */
class UnreadValuesTest extends CommandTestSupport {

    private static final Row FILL = Rows.stockFill().with("ibOrderID", "701");

    private String file(String whenGenerated, Row... trades) throws IOException {
        FlexXml xml = FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.whenGenerated(whenGenerated).trade(trades).emptySection("OptionEAE"));
        return write(xml);
    }

    private String write(FlexXml xml) throws IOException {
        Path file = folder.resolve("statement.xml");
        return xml.writeTo(file).toString();
    }

    /** Exit code and what the log says. */
    private record Told(int exitCode, String log) {}

    private Told sync(String file) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int exitCode = run("sync", "--file", file).exitCode();
            return new Told(exitCode, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private static String asOf() {
        return STORE.one(String.class, "select (as_of at time zone 'UTC')::text from trading.raw_payload");
    }

    private static String executedAt() {
        return STORE.one(String.class, "select (executed_at at time zone 'UTC')::text from trading.execution");
    }

    @Test
    void shouldImportAStatementThatWasMadeInAnUnknownZone() throws IOException {
        String file = file("2026-07-20 20:41:57 QQT", FILL);

        Told told = sync(file);

        assertThat(told.exitCode()).isZero();
        assertThat(told.log())
                .containsOnlyOnce("the unknown zone QQT")
                .contains("whenGenerated has the unknown zone QQT")
                .contains("read in the zone America/New_York")
                .contains("flex.zone-names, like QQT=+02:00");
        assertThat(asOf()).isEqualTo("2026-07-21 00:41:57");
        assertThat(rows()).containsEntry("execution", 1L).doesNotContainKey("quarantined_record");
        assertThat(run("doctor", "--file", file).out())
                .contains("advice   time zone: whenGenerated has the unknown zone QQT");
    }

    /** In the east that morning was the evening before in New York, so the day before was not over. */
    @Test
    void shouldNotProveADayThatMayNotHaveBeenOver() throws IOException {
        sync(file("2026-07-17;120000 QQT", FILL));
        assertThat(coveredTo()).isEqualTo("2026-07-15");

        set("flex.zone-names", "QQT=-05:00");
        sync(file("2026-07-17;120000 QQT", FILL));
        assertThat(coveredTo()).isEqualTo("2026-07-16");
    }

    private static String coveredTo() {
        return STORE.one(String.class, "select max(covered_to)::text from trading.coverage");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-20 20:41:57 AEST, 2026-07-20 10:41:57",
        "2026-07-20;204157 CET, 2026-07-20 19:41:57",
        "2026-07-20T20:41:57 Europe/Berlin, 2026-07-20 18:41:57",
        "20260720204157 IST, 2026-07-20 15:11:57"
    })
    void shouldReadTheZoneThatAStatementWasMadeIn(String text, String utc) throws IOException {
        Told told = sync(file(text, FILL));

        assertThat(told.exitCode()).isZero();
        assertThat(told.log()).doesNotContain("zone");
        assertThat(asOf()).isEqualTo(utc);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-20;204157", "soon", "2026-07-20;204157.5", "07/20/2026;204157"})
    void shouldRefuseAStatementThatWasMadeAtNoTime(String text) throws IOException {
        assertThat(sync(file(text, FILL)).exitCode()).isEqualTo(1);
        assertThat(rows()).isEmpty();
    }

    @Test
    void shouldPutARowOfAnUnknownZoneAsideUntilASettingTellsWhatItMeans() throws IOException {
        String file = file(
                "20260720;181500",
                FILL.with("dateTime", "20260717;143005 QQT").with("tradeID", "801"),
                FILL.with("dateTime", "20260717;143005 AEST").with("tradeID", "802"));

        assertThat(sync(file).exitCode()).isEqualTo(3);
        assertThat(executedAt()).isEqualTo("2026-07-17 04:30:05");
        assertThat(STORE.one(String.class, "select reason from trading.quarantined_record"))
                .isEqualTo("dateTime=\"20260717;143005 QQT\" is not a date and time (the zone QQT is unknown; define"
                        + " it in the setting flex.zone-names, like QQT=+02:00)");
        assertThat(run("doctor", "--file", file).lines())
                .contains("problem time zone: 20260717;143005 QQT: QQT is unknown");

        set("flex.zone-names", "QQT=+12:00");
        assertThat(run("quarantine", "retry").exitCode()).isZero();
        assertThat(STORE.one(String.class, "select (min(executed_at) at time zone 'UTC')::text from trading.execution"))
                .isEqualTo("2026-07-17 02:30:05");
    }

    @Test
    void shouldLetASettingSayWhatANameMeans() throws IOException {
        set("flex.zone-names", "CST=Asia/Shanghai");
        sync(file("20260720;181500", FILL.with("dateTime", "20260717;143005 CST")));
        assertThat(executedAt()).isEqualTo("2026-07-17 06:30:05");
    }

    @Test
    void shouldRefuseASettingThatGivesNoMeaning() {
        set("flex.zone-names", "IST=Mars");
        Outcome sync = run("sync", "--source", "sample");
        assertThat(sync.exitCode()).isEqualTo(2);
        assertThat(sync.err().strip())
                .isEqualTo("ibkr-ingest: flex.zone-names=IST=Mars: IST=Mars gives no zone a meaning; write them once"
                        + " each, like IST=+02:00, CST=Asia/Shanghai");
    }

    @Test
    void shouldStoreATradeWhoseContractCanNotBeReadInFull() throws IOException {
        Row option = Rows.optionFill().with("expiry", "SEP26").with("strike", "n/a");
        String file = write(FlexXml.activity()
                .statement(
                        "U1234567",
                        s -> s.order(Rows.orderRow(option).with("ibOrderID", "701"))
                                .trade(option, option.with("multiplier", "x"), Rows.stockFill())
                                .optionEvent(OptionEvents.expiration().with("expiry", "18SEP26"))));

        Told told = sync(file);

        assertThat(told.exitCode()).isZero();
        assertThat(told.log())
                .containsOnlyOnce("expiry=\"SEP26\" is not a date, so contracts")
                .containsOnlyOnce("strike=\"n/a\" is not a number, so contracts")
                .containsOnlyOnce("multiplier=\"x\" is not a number, so contracts");
        assertThat(rows()).containsEntry("execution", 3L).containsEntry("option_event", 1L);
        assertThat(run("doctor", "--file", file).out())
                .containsOnlyOnce("contracts: expiry=\"SEP26\" is not a date, so contracts");
    }

    @Test
    void shouldSayWhatToChooseWhereDateAndTimeRunTogether() throws IOException {
        set("flex.date-order", "MONTH_FIRST");
        String file = file("20260720;181500", FILL.with("dateTime", "10/17/20101530"));

        assertThat(sync(file).exitCode()).isEqualTo(3);
        assertThat(STORE.one(String.class, "select reason from trading.quarantined_record"))
                .contains("choose the Date/Time Separator ; (semicolon) in the Flex query");
        assertThat(run("doctor", "--file", file).out()).contains("problem  date/time format: 10/17/20101530");
    }
}
