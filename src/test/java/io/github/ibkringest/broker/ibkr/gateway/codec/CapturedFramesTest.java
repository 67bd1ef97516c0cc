package io.github.ibkringest.broker.ibkr.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.broker.ibkr.gateway.message.CompletedOrder;
import io.github.ibkringest.broker.ibkr.gateway.message.OpenOrder;
import io.github.ibkringest.broker.ibkr.gateway.wire.Frame;
import io.github.ibkringest.broker.ibkr.gateway.wire.ServerVersion;
import io.github.ibkringest.model.Side;
import io.github.ibkringest.outside.NeedsOutside;
import io.github.ibkringest.outside.OutsideFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Frames that were recorded from real gateways, each with the names of its fields. */
@NeedsOutside(OutsideFolder.CORPUS)
class CapturedFramesTest {

    private static final Path FRAMES = OutsideFolder.CORPUS.path().resolve("tws/frames/orders.json");

    record Captured(String message, int serverVersion, String about, List<String> fields, Map<String, String> named) {}

    @TestFactory
    List<DynamicTest> shouldNameEveryField() throws IOException {
        return captured().stream()
                .map(frame -> DynamicTest.dynamicTest(frame.about(), () -> checkNames(frame)))
                .toList();
    }

    @Test
    void shouldReadTheOrdersThatPeopleEntered() throws IOException {
        OpenOrder open = (OpenOrder) decoded("openOrder sv200 OBDC manual");
        assertThat(open.isWhole()).isTrue();
        assertThat(open.orderId()).isZero();
        assertThat(open.status()).isEqualTo("PreSubmitted");
        assertThat(open.commission()).isNull();
        assertThat(open.terms().permId()).isEqualTo("9000");
        assertThat(open.terms().account()).isEqualTo("DU9000001");
        assertThat(open.terms().side()).isEqualTo(Side.SELL);
        assertThat(open.terms().quantity()).isEqualByComparingTo("1");
        assertThat(open.terms().limitPrice()).isEqualByComparingTo("1.2");
        assertThat(open.terms().trailStopPrice()).isNull();
        assertThat(open.terms().contract().strike()).isEqualByComparingTo("10");
        assertThat(open.terms().contract().right()).isEqualTo("P");
        assertThat(open.terms().contract().multiplier()).isEqualByComparingTo("100");
        assertThat(open.terms().contract().localSymbol()).isEqualTo("OBDC  261120P00010000");
    }

    @Test
    void shouldReadTheOrdersThatHaveEnded() throws IOException {
        CompletedOrder trailing = (CompletedOrder) decoded("completed sv200 TRAIL LIMIT");
        assertThat(trailing.terms().trailStopPrice()).isEqualByComparingTo("2000.0");
        assertThat(trailing.terms().submitter()).isEqualTo("paper-user");
        assertThat(trailing.completedTime()).isEqualTo("20260415 11:00:11 US/Eastern");
        assertThat(trailing.completedStatus()).isEqualTo("Cancelled by Trader");
        assertThat(trailing.filledQuantity()).isEqualByComparingTo("0");
        assertThat(trailing.parentPermId()).isNull();
        CompletedOrder system = (CompletedOrder) decoded("completed sv200 LMT cancelled by system");
        assertThat(system.completedStatus()).isEqualTo("Cancelled by System:\n");
        assertThat(system.parentPermId()).isEqualTo("1001");
        assertThat(system.terms().ocaGroup()).isEqualTo("1001");
    }

    private static void checkNames(Captured frame) {
        ServerVersion version = new ServerVersion(frame.serverVersion());
        NamedFields named = frame.message().equals("openOrder")
                ? OpenOrderLayout.whole(frame.fields(), version)
                : CompletedOrderLayout.whole(frame.fields(), version);
        assertThat(named.texts()).hasSize(frame.fields().size());
        frame.named().forEach((name, value) -> {
            String ours = name.replace("(dep)", "");
            // Two fields have this name; the recorder kept the one that is not empty, or the second.
            String found =
                    ours.equals("trailStopPrice") && named.texts().get(ours).isEmpty()
                            ? named.texts().get("trailStopPrice2")
                            : named.texts().get(ours);
            assertThat(found).as(name).isEqualTo(value);
        });
        named.texts().forEach((name, value) -> {
            if (!value.isEmpty() && !name.startsWith("trailStopPrice")) {
                assertThat(frame.named().values()).as(name).contains(value);
            }
        });
    }

    private static Object decoded(String about) throws IOException {
        Captured frame = captured().stream()
                .filter(each -> each.about().equals(about))
                .findFirst()
                .orElseThrow();
        return MessageDecoder.decode(Frame.ofFields(frame.fields()), new ServerVersion(frame.serverVersion()));
    }

    private static List<Captured> captured() throws IOException {
        return new ObjectMapper().readValue(Files.readString(FRAMES), new TypeReference<>() {});
    }
}
