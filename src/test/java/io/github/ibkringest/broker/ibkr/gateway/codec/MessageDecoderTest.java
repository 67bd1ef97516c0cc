package io.github.ibkringest.broker.ibkr.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.ContractDescription;
import io.github.ibkringest.broker.ibkr.gateway.message.CurrentTime;
import io.github.ibkringest.broker.ibkr.gateway.message.EndMark;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.ManagedAccounts;
import io.github.ibkringest.broker.ibkr.gateway.message.Message;
import io.github.ibkringest.broker.ibkr.gateway.message.NextValidId;
import io.github.ibkringest.broker.ibkr.gateway.message.Notice;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderTerms;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecoderTest {

    static IntStream versions() {
        return IntStream.rangeClosed(ServerVersion.OLDEST, ServerVersion.NEWEST);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadAnExecutionOfEachVersion(int version) {
        FakeOrder order =
                FakeOrder.of("9223372036").client(1, 600).reference("mine").submitter("me");
        FakeFill fill = FakeFill.of(order, "0000e0d5.69dd7411.01.01", "1.1404", "257.95");
        ExecutionDetails read = (ExecutionDetails) decode(version, new FakeFrames(version).execution(-1, fill));
        assertThat(read.requestId()).isEqualTo(-1);
        assertThat(read.execId()).isEqualTo("0000e0d5.69dd7411.01.01");
        assertThat(read.shares()).isEqualTo(new BigDecimal("1.1404"));
        assertThat(read.price()).isEqualTo(new BigDecimal("257.95"));
        assertThat(read.permId()).isEqualTo("9223372036");
        assertThat(read.side()).isEqualTo(Side.BUY);
        assertThat(read.time()).isEqualTo("20260825 14:11:30 US/Eastern");
        assertThat(read.orderReference()).isEqualTo("mine");
        assertThat(read.submitter()).isEqualTo(version >= 198 ? "me" : null);
        assertThat(read.contract().strike()).isNull();
        assertThat(read.contract().right()).isNull();
        assertThat(read.lastLiquidity()).isEqualTo(2);
    }

    /** The frame of a real gateway of version 200, with another account. */
    @Test
    void shouldReadARecordedExecution() {
        ExecutionDetails read = (ExecutionDetails) decode(
                200,
                "11|-1|1|265598|AAPL|STK||0.0|||IEX|USD|AAPL|NMS|0000e0d5.69dd7411.01.01|20260413 15:27:04 US/Eastern|"
                        + "DU9000001|IEX|BOT|1|257.95|389211034|94|0|1|257.95|||||2|0||");
        assertThat(read.cumulativeQuantity()).isEqualByComparingTo("1");
        assertThat(read.permId()).isEqualTo("389211034");
        assertThat(read.clientId()).isEqualTo(94);
        assertThat(read.isPricePending()).isFalse();
        assertThat(read.orderReference()).isNull();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadAnOpenOrderOfEachVersion(int version) {
        FakeOrder order = FakeOrder.of("9001")
                .client(7, 42)
                .type("STP LMT", "10.5", "11")
                .parent(41, "9000")
                .oca("group")
                .reference("ref")
                .submitter("me")
                .trailStop("9.75");
        OpenOrder read = (OpenOrder) decode(version, new FakeFrames(version).openOrder(order));
        assertThat(read.isWhole()).isTrue();
        assertThat(read.status()).isEqualTo("Submitted");
        assertThat(read.parentId()).isEqualTo(41);
        assertThat(read.clientId()).isEqualTo(7);
        assertThat(read.orderId()).isEqualTo(42);
        OrderTerms terms = read.terms();
        assertThat(terms.permId()).isEqualTo("9001");
        assertThat(terms.limitPrice()).isEqualByComparingTo("10.5");
        assertThat(terms.auxPrice()).isEqualByComparingTo("11");
        assertThat(terms.trailStopPrice()).isEqualByComparingTo("9.75");
        assertThat(terms.ocaGroup()).isEqualTo("group");
        assertThat(terms.orderReference()).isEqualTo("ref");
        assertThat(terms.submitter()).isEqualTo(version >= 198 ? "me" : null);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadAnOpenOrderWithAllItsBlocks(int version) {
        FakeOrder order = blocks(FakeOrder.of("9001")).rejected("too large").allocations(2);
        OpenOrder read = (OpenOrder) decode(version, new FakeFrames(version).openOrder(order));
        assertThat(read.isWhole()).isTrue();
        assertThat(read.status()).isEqualTo("Submitted");
        assertThat(read.rejectReason()).isEqualTo(version >= 195 ? "too large" : null);
        checkLegs(read.terms());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadACompletedOrderWithAllItsBlocks(int version) {
        FakeOrder order = blocks(FakeOrder.of("9001"))
                .fill("26", "1.5")
                .status("Cancelled")
                .submitter("me")
                .completed("20260415 11:00:11 US/Eastern", "Rejected by System:\nno money");
        CompletedOrder read = (CompletedOrder) decode(version, new FakeFrames(version).completedOrder(order));
        assertThat(read.isWhole()).isTrue();
        assertThat(read.status()).isEqualTo("Cancelled");
        assertThat(read.filledQuantity()).isEqualByComparingTo("26");
        assertThat(read.completedStatus()).isEqualTo("Rejected by System:\nno money");
        assertThat(read.completedTime()).isEqualTo("20260415 11:00:11 US/Eastern");
        assertThat(read.parentPermId()).isNull();
        assertThat(read.terms().submitter()).isEqualTo(version >= 198 ? "me" : null);
        checkLegs(read.terms());
    }

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 200})
    void shouldReadTheHeadOfAnOpenOrderWhoseMiddleIsUnknown(int version) {
        List<String> fields = new ArrayList<>(
                new FakeFrames(version).openOrder(FakeOrder.of("9001").client(3, 5)));
        fields.add(60, "something new");
        OpenOrder read = (OpenOrder) decode(version, fields);
        assertThat(read.isWhole()).isFalse();
        assertThat(read.terms().permId()).isEqualTo("9001");
        assertThat(read.terms().quantity()).isEqualByComparingTo("100");
        assertThat(read.status()).isNull();
        assertThat(read.terms().submitter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {178, 183, 184, 187, 198, 200})
    void shouldReadBothEndsOfACompletedOrderWhoseMiddleIsUnknown(int version) {
        FakeOrder order = FakeOrder.of("9001")
                .fill("40", "10")
                .status("Cancelled")
                .submitter("me")
                .completed("20260411 22:18:53 US/Eastern", "Cancelled by Trader");
        List<String> fields = new ArrayList<>(new FakeFrames(version).completedOrder(order));
        fields.add(55, "something new");
        CompletedOrder read = (CompletedOrder) decode(version, fields);
        assertThat(read.isWhole()).isFalse();
        assertThat(read.filledQuantity()).isEqualByComparingTo("40");
        assertThat(read.completedStatus()).isEqualTo("Cancelled by Trader");
        assertThat(read.completedTime()).isEqualTo("20260411 22:18:53 US/Eastern");
        assertThat(read.terms().submitter()).isEqualTo(version >= 198 ? "me" : null);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadTheSmallMessagesOfEachVersion(int version) {
        FakeFrames frames = new FakeFrames(version);
        Notice notice = (Notice) decode(version, frames.notice(-1, 2104, "Gesch\\u00e4ft ist da\n"));
        assertThat(notice.code()).isEqualTo(2104);
        assertThat(notice.requestId()).isEqualTo(-1);
        assertThat(notice.text()).isEqualTo("Geschäft ist da\n");
        assertThat(notice.at()).isEqualTo(version >= 194 ? Instant.ofEpochMilli(1775425766350L) : null);
        assertThat(decode(version, frames.accounts("DU1,DU2,"))).isEqualTo(new ManagedAccounts(List.of("DU1", "DU2")));
        assertThat(decode(version, frames.accounts(""))).isEqualTo(new ManagedAccounts(List.of()));
        assertThat(decode(version, frames.nextValidId(581))).isEqualTo(new NextValidId(581));
        assertThat(decode(version, frames.currentTime(1775425766)))
                .isEqualTo(new CurrentTime(Instant.ofEpochSecond(1775425766)));
        assertThat(decode(version, frames.openOrderEnd())).isEqualTo(new EndMark(EndMark.Answer.OPEN_ORDERS, -1));
        assertThat(decode(version, frames.completedOrdersEnd()))
                .isEqualTo(new EndMark(EndMark.Answer.COMPLETED_ORDERS, -1));
        assertThat(decode(version, frames.executionsEnd(4))).isEqualTo(new EndMark(EndMark.Answer.EXECUTIONS, 4));
        assertThat(decode(version, frames.contractEnd(5))).isEqualTo(new EndMark(EndMark.Answer.CONTRACT_DATA, 5));
        FakeOrder order = FakeOrder.of("9001").client(1, 600).fill("30", "10").fill("10", "11");
        OrderStatusReport status = (OrderStatusReport) decode(version, frames.status(order));
        assertThat(status.filled()).isEqualByComparingTo("40");
        assertThat(status.remaining()).isEqualByComparingTo("60");
        assertThat(status.averageFillPrice()).isEqualByComparingTo("10.25");
        assertThat(status.lastFillPrice()).isEqualByComparingTo("11");
        assertThat(status.parentId()).isNull();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadWhatAContractIs(int version) {
        FakeContract option = FakeContract.option("853200900", "10", "P");
        ContractDescription read = (ContractDescription) decode(version, new FakeFrames(version).contract(5, option));
        assertThat(read.contract().conId()).isEqualTo("853200900");
        assertThat(read.contract().multiplier()).isEqualByComparingTo("100");
        assertThat(read.contract().strike()).isEqualByComparingTo("10");
        assertThat(read.longName()).isEqualTo("Müller AG");
        assertThat(read.primaryExchange()).isEqualTo("NASDAQ");
        assertThat(read.expiry()).isEqualTo("20261120");
        assertThat(read.securityIds()).containsEntry("ISIN", "US0378331005");
        assertThat(read.timeZone()).isEqualTo("US/Eastern");
    }

    @Test
    void shouldTakeNoCommissionForOneThatIsNotKnownYet() {
        for (String unknown : List.of("1.7976931348623157E308|USD", "|USD", "0|", "|", "-1|USD", "0.0|", "2.5|")) {
            assertThat(commission(unknown).commission()).as(unknown).isNull();
        }
        assertThat(commission("0|USD").commission()).isEqualByComparingTo("0");
        assertThat(commission("-0.25|USD").commission()).isEqualByComparingTo("-0.25");
        assertThat(commission("1.000003|EUR").commission()).isEqualTo(new BigDecimal("1.000003"));
        assertThat(commission("1.000003|EUR").currency()).isEqualTo("EUR");
    }

    @Test
    void shouldSayWhatItCannotRead() {
        assertThat(decode(200, "77|1|2|")).isEqualTo(new Unread(77, null));
        assertThat(decode(200, "53|1|2|")).isEqualTo(new Unread(53, "it has 3 fields, and only 2 in version 200"));
        assertThat(decode(200, "9|1|")).isEqualTo(new Unread(9, "it ends before its orderId"));
        assertThat(decode(200, "hello|")).isEqualTo(new Unread(-1, "the number of the message is no whole number"));
        assertThat(decode(200, "9|1|x|")).isEqualTo(new Unread(9, "orderId is no whole number"));
        assertThat(decode(200, "49|1|9223372036854775807|")).isEqualTo(new Unread(49, "its time is none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E99999", "1e999999999", "0x10", "1_000", "NaN5", "ten", "-1", "1.5.2"})
    void shouldTakeNothingStrangeForANumberOfShares(String shares) {
        List<String> fields = new ArrayList<>(
                new FakeFrames(200).execution(1, FakeFill.of(FakeOrder.of("9001"), "a.b.01.01", "1", "2")));
        fields.set(fields.indexOf("BOT") + 1, shares);
        assertThat(decode(200, fields)).isInstanceOf(Unread.class);
    }

    @Test
    void shouldNotBelieveACountThatTheMessageCannotHold() {
        for (String count : List.of("2147483646", "9223372036854775806", "-1", "100")) {
            List<String> fields = new ArrayList<>(new FakeFrames(200).openOrder(FakeOrder.of("9001")));
            assertThat(fields.set(78, count)).as("the number of legs").isEqualTo("0");
            OpenOrder read = (OpenOrder) decode(200, fields);
            assertThat(read.isWhole()).isFalse();
            assertThat(read.terms().legs()).isEmpty();
        }
    }

    /** What is left of an order after a cut is no order, however well its first fields read. */
    @Test
    void shouldNotReadAPieceOfAnOrder() {
        for (List<String> fields : List.of(
                new FakeFrames(178).openOrder(FakeOrder.of("9001")),
                new FakeFrames(178).completedOrder(FakeOrder.of("9001").status("Filled")))) {
            assertThat(decode(178, fields.subList(0, 40))).isInstanceOf(Unread.class);
        }
    }

    private static FakeOrder blocks(FakeOrder order) {
        return order.on(FakeContract.combo("909446204|1|SELL", "909903509|1|BUY"))
                .withoutDeltaNeutral()
                .algo("adaptivePriority", "Normal")
                .condition("1|a|1|100.5|265598|SMART|0")
                .condition("3|o|1|20261120 10:00:00 US/Eastern")
                .condition("5|a|STK|SMART|AAPL");
    }

    private static void checkLegs(OrderTerms terms) {
        assertThat(terms.contract().isCombo()).isTrue();
        assertThat(terms.comboText()).isEqualTo("909446204|-1,909903509|1");
        assertThat(terms.legs())
                .containsExactly(
                        new OrderTerms.Leg("909446204", BigDecimal.ONE, Side.SELL, "SMART"),
                        new OrderTerms.Leg("909903509", BigDecimal.ONE, Side.BUY, "SMART"));
    }

    private static CommissionReport commission(String sumAndCurrency) {
        return (CommissionReport) decode(200, "59|1|0000e0d5.69dd7411.01.01|" + sumAndCurrency + "|1.0|||");
    }

    private static Message decode(int version, String fields) {
        return decode(version, List.of(fields.substring(0, fields.length() - 1).split("\\|", -1)));
    }

    private static Message decode(int version, List<String> fields) {
        return MessageDecoder.decode(Frame.ofFields(fields), new ServerVersion(version));
    }
}
