package io.github.ibkringest.broker.ibkr.gateway.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeContract;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFrames;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeOrder;
import io.github.ibkringest.broker.ibkr.gateway.fake.ManualTime;
import io.github.ibkringest.broker.ibkr.gateway.fake.Scenario;
import io.github.ibkringest.broker.ibkr.gateway.message.CommissionReport;
import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.ExecutionDetails;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OrderStatusReport;
import io.github.ibkringest.broker.ibkr.gateway.message.Unread;
import io.github.ibkringest.broker.ibkr.gateway.session.GatewayAddress;
import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import io.github.ibkringest.broker.ibkr.gateway.session.Received;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {

    private static final String READ_ONLY =
            "Error validating request.-'aa' : cause - The API interface is currently in Read-Only mode.";

    private final ManualTime time = new ManualTime();
    private final FakeOrder working = FakeOrder.of("9001").client(0, 0).fill("40", "10.25");
    private final FakeOrder ended =
            FakeOrder.of("9002").status("Cancelled").completed("20260415 11:00:11 US/Eastern", "Cancelled by Trader");
    private final FakeFill fill = FakeFill.of(working, "0000e0d5.69dd7411.01.01", "40", "10.25");

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 200})
    void shouldReadAllThatAGatewayHas(int version) throws IOException {
        Snapshot snapshot = read(
                Scenario.at(version).openOrders(working).completedOrders(ended).executions(fill));
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(kinds(snapshot.answer(Part.OPEN_ORDERS))).containsExactly(OpenOrder.class, OrderStatusReport.class);
        assertThat(kinds(snapshot.answer(Part.COMPLETED_ORDERS))).containsExactly(CompletedOrder.class);
        assertThat(kinds(snapshot.answer(Part.EXECUTIONS)))
                .containsExactly(ExecutionDetails.class, CommissionReport.class);
        assertThat(snapshot.frames().stream().map(Received::frame))
                .as("the frames are kept as they came")
                .anyMatch(frame -> frame.fields().equals(new FakeFrames(version).openOrder(working)));
    }

    @Test
    void shouldTellEmptyFromUnknown() throws IOException {
        Snapshot nothing = read(Scenario.at(200));
        assertThat(nothing.isComplete()).isTrue();
        assertThat(nothing.answer(Part.EXECUTIONS).came()).isEmpty();
    }

    @Test
    void shouldSayWhichBoxRefuses() throws IOException {
        Snapshot snapshot = read(Scenario.at(200)
                .refuse("16", 321, READ_ONLY)
                .refuse("99", 321, READ_ONLY)
                .executions(fill));
        assertThat(snapshot.isRefused()).isTrue();
        for (Part part : List.of(Part.OPEN_ORDERS, Part.COMPLETED_ORDERS)) {
            assertThat(snapshot.answer(part).outcome()).isEqualTo(PartAnswer.Outcome.REFUSED);
            assertThat(snapshot.answer(part).sentence())
                    .startsWith("The gateway refuses " + part.label() + ": its box \"Read-Only API\" is ticked.");
        }
        assertThat(snapshot.answer(Part.EXECUTIONS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.EXECUTIONS).came()).hasSize(2);
    }

    @Test
    void shouldWaitForNothingThatDoesNotCome() throws IOException {
        Snapshot snapshot =
                read(Scenario.at(200).openOrders(working).silent("99", time).executions(fill));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).sentence())
                .contains("told none")
                .contains("Read-Only API");
        assertThat(snapshot.answer(Part.EXECUTIONS).isComplete()).isTrue();
    }

    @Test
    void shouldNotTakeAMissingEndMarkForNoFills() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).silent("7", time));
        assertThat(snapshot.answer(Part.EXECUTIONS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.EXECUTIONS).sentence()).contains("UTC format");
    }

    @Test
    void shouldKeepWhatCameWithoutAnEndMark() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("7", (request, connection) -> {
            connection.send(connection.frames().execution(Scenario.id(request), fill));
            connection.send(connection.frames().commission(fill));
            connection.letTimePass(time);
        }));
        assertThat(snapshot.answer(Part.EXECUTIONS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.EXECUTIONS).came()).hasSize(2);
    }

    @Test
    void shouldTellWhyExecutionsAreRefused() throws IOException {
        Snapshot snapshot = read(Scenario.at(200)
                .on(
                        "7",
                        (request, connection) -> connection.send(connection
                                .frames()
                                .notice(
                                        Scenario.id(request),
                                        321,
                                        "Error validating request: Invalid account code IB-U123"))));
        assertThat(snapshot.answer(Part.EXECUTIONS).outcome()).isEqualTo(PartAnswer.Outcome.REFUSED);
        assertThat(snapshot.answer(Part.EXECUTIONS).sentence()).contains("Invalid account code");
    }

    @Test
    void shouldNotBelieveAnAnswerWhileTheGatewayIsCutOff() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("16", (request, connection) -> {
            connection.send(
                    connection.frames().notice(-1, 1100, "Connectivity between IBKR and TWS has been lost."),
                    connection.frames().openOrderEnd());
        }));
        for (Part part : Part.values()) {
            assertThat(snapshot.answer(part).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
            assertThat(snapshot.answer(part).sentence()).contains("cut off from IBKR");
        }
    }

    @Test
    void shouldNotBelieveAnAnswerAcrossAnInterruption() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("16", (request, connection) -> {
            connection.send(
                    connection.frames().notice(-1, 1100, "lost"),
                    connection.frames().notice(-1, 1102, "restored"),
                    connection.frames().openOrderEnd());
        }));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.EXECUTIONS).isComplete()).isTrue();
    }

    @Test
    void shouldKeepWhatCameBeforeTheConnectionEnded() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).openOrders(working).on("99", (request, connection) -> {
            connection.send(connection.frames().completedOrder(ended));
            connection.close();
        }));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).came()).hasSize(1);
        assertThat(snapshot.answer(Part.EXECUTIONS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.EXECUTIONS).sentence()).contains("ended the connection");
    }

    @Test
    void shouldKeepWhatCameBeforeGarbage() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("16", (request, connection) -> {
            connection.send(connection.frames().openOrder(working));
            connection.sendRaw(ByteBuffer.allocate(8).putInt(-7).putInt(1).array());
            connection.hang();
        }));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.OPEN_ORDERS).came()).hasSize(1);
    }

    @Test
    void shouldWaitALittleForLateCommissions() throws IOException {
        Snapshot snapshot = read(Scenario.at(200)
                .on(
                        "7",
                        (request, connection) -> connection.send(
                                connection.frames().execution(Scenario.id(request), fill),
                                connection.frames().executionsEnd(Scenario.id(request)),
                                connection.frames().commission(fill))));
        assertThat(snapshot.answer(Part.EXECUTIONS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.EXECUTIONS).came()).hasSize(2);
    }

    @Test
    void shouldNotWaitForCommissionsForEver() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("7", (request, connection) -> {
            connection.send(
                    connection.frames().execution(Scenario.id(request), fill),
                    connection.frames().executionsEnd(Scenario.id(request)));
            connection.letTimePass(time);
        }));
        assertThat(snapshot.answer(Part.EXECUTIONS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.EXECUTIONS).came()).hasSize(1);
    }

    /** The gateway's own list of open orders, with its end mark, is no answer to a question that comes later. */
    @Test
    void shouldNotTakeAnEarlierEndMarkForItsOwn() throws IOException {
        Snapshot snapshot = read(Scenario.at(200)
                .before(frames -> frames.openOrder(ended))
                .between(frames -> frames.openOrderEnd())
                .openOrders(working));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).isComplete()).isTrue();
        assertThat(snapshot.answer(Part.OPEN_ORDERS).came().stream()
                        .map(Received::message)
                        .filter(OpenOrder.class::isInstance)
                        .map(order -> ((OpenOrder) order).terms().permId()))
                .containsExactly("9001");
        assertThat(snapshot.frames().stream().map(Received::message).filter(OpenOrder.class::isInstance))
                .as("what came of its own accord is kept")
                .hasSize(2);
    }

    @Test
    void shouldTellThatAnotherRequestIsPending() throws IOException {
        Snapshot snapshot = read(Scenario.at(200)
                .refuse("99", 322, "Error processing request.-'bW' : cause - There is another pending request"));
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).outcome()).isEqualTo(PartAnswer.Outcome.UNKNOWN);
        assertThat(snapshot.answer(Part.COMPLETED_ORDERS).sentence()).contains("another pending request");
    }

    @Test
    void shouldKeepAMessageThatItCannotRead() throws IOException {
        Snapshot snapshot = read(Scenario.at(200).on("16", (request, connection) -> {
            List<String> strange = new ArrayList<>(connection.frames().openOrder(working));
            strange.set(14, "a lot");
            connection.send(
                    strange,
                    connection.frames().status(working),
                    connection.frames().openOrderEnd());
        }));
        assertThat(snapshot.answer(Part.OPEN_ORDERS).isComplete()).isTrue();
        assertThat(snapshot.frames().stream().map(Received::message))
                .contains(new Unread(5, "totalQuantity is no number"));
    }

    @Test
    void shouldTakeFiveHundredOrdersThatNobodyAskedFor() throws IOException {
        Snapshot snapshot = read(Scenario.at(178).on("16", (request, connection) -> {
            connection.send(Collections.nCopies(500, connection.frames().completedOrder(ended)));
            connection.send(connection.frames().openOrderEnd());
        }));
        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.answer(Part.OPEN_ORDERS).came()).isEmpty();
        assertThat(snapshot.frames().stream().map(Received::message).filter(CompletedOrder.class::isInstance))
                .hasSize(500);
    }

    @Test
    void shouldAskOnlyForThePartsThatAreWanted() throws IOException {
        try (FakeGateway gateway = FakeGateway.start(Scenario.at(200).executions(fill))) {
            Snapshot snapshot = reader(gateway).read(EnumSet.of(Part.EXECUTIONS));
            assertThat(snapshot.isComplete()).isTrue();
            assertThat(snapshot.answer(Part.OPEN_ORDERS).sentence()).isEqualTo("Nobody asked for open orders.");
            assertThat(gateway.connections().get(0).requests().stream().map(request -> request.get(0)))
                    .containsExactly("71", "17", "7");
        }
    }

    @Test
    void shouldReadCombosAndFractions() throws IOException {
        FakeOrder combo = FakeOrder.of("9003")
                .on(FakeContract.combo("1|1|BUY", "2|1|SELL"))
                .buy("1.1404");
        Snapshot snapshot = read(Scenario.at(200).openOrders(combo));
        OpenOrder order =
                (OpenOrder) snapshot.answer(Part.OPEN_ORDERS).came().get(0).message();
        assertThat(order.terms().legs()).hasSize(2);
        assertThat(order.terms().quantity()).isEqualByComparingTo("1.1404");
    }

    private static Stream<Class<?>> kinds(PartAnswer answer) {
        return answer.came().stream().map(received -> received.message().getClass());
    }

    private Snapshot read(Scenario scenario) throws IOException {
        try (FakeGateway gateway = FakeGateway.start(scenario)) {
            return reader(gateway).read(EnumSet.allOf(Part.class));
        }
    }

    private SnapshotReader reader(FakeGateway gateway) {
        return new SnapshotReader(new GatewayAddress("paper", "127.0.0.1", gateway.port(), 77), Patience.USUAL, time);
    }
}
