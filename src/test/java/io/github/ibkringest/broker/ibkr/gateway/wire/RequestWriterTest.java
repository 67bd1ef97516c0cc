package io.github.ibkringest.broker.ibkr.gateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestWriterTest {

    @Test
    void shouldSayHello() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new RequestWriter(sent).write(new Request.Hello());
        assertThat(sent.toString(StandardCharsets.US_ASCII)).isEqualTo("API\0\0\0\0\tv178..200");
    }

    @ParameterizedTest
    @ValueSource(ints = {178, 187, 199, 200})
    void shouldWriteEachRequestInTheLayoutOfTheVersion(int version) throws IOException {
        String days = version == 200 ? "2147483647|0|" : "";
        assertThat(sent(new Request.StartApi(77), version)).isEqualTo("71|2|77||");
        assertThat(sent(new Request.AllOpenOrders(), version)).isEqualTo("16|1|");
        assertThat(sent(new Request.CompletedOrders(), version)).isEqualTo("99|0|");
        assertThat(sent(new Request.Executions(4), version)).isEqualTo("7|3|4|0|||||||" + days);
        assertThat(sent(new Request.ContractData(5, 853200900), version))
                .isEqualTo("9|8|5|853200900||||0||||||||1||||");
        assertThat(sent(new Request.CurrentTime(), version)).isEqualTo("49|1|");
        assertThat(sent(new Request.ManagedAccounts(), version)).isEqualTo("17|1|");
    }

    /** The numbers of all requests that place, change, cancel or bind an order are none of these. */
    @Test
    void shouldHaveNoOtherRequests() {
        Set<String> kinds = Stream.of(Request.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "Hello",
                        "StartApi",
                        "AllOpenOrders",
                        "CompletedOrders",
                        "Executions",
                        "ContractData",
                        "CurrentTime",
                        "ManagedAccounts");
        assertThat(Request.class.getPermittedSubclasses())
                .allSatisfy(kind -> assertThat(kind.isRecord()).isTrue())
                .allSatisfy(kind -> assertThat(kind.getRecordComponents())
                        .as("no request carries a text: %s", kind)
                        .allSatisfy(part -> assertThat(part.getType()).isIn(int.class, long.class)));
    }

    @Test
    void shouldRefuseTheClientIdThatTakesOverOrders() {
        assertThatThrownBy(() -> new Request.StartApi(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The client id is 0. That one takes over the orders that people enter by hand, which"
                        + " changes them. Choose a number from 1 to 999999.");
        assertThatThrownBy(() -> new Request.StartApi(-3)).hasMessageContaining("from 1 to 999999");
        assertThatThrownBy(() -> new Request.StartApi(1_000_000)).hasMessageContaining("from 1 to 999999");
    }

    @Test
    void shouldRefuseNumbersThatNameNothing() {
        for (int none : List.of(0, -1)) {
            assertThatThrownBy(() -> new Request.Executions(none)).hasMessageContaining("request id");
            assertThatThrownBy(() -> new Request.ContractData(1, none)).hasMessageContaining("con id");
        }
    }

    private static String sent(Request request, int version) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        new RequestWriter(sent).write(request, new ServerVersion(version));
        FrameAssembler assembler = new FrameAssembler();
        assembler.accept(sent.toByteArray(), 0, sent.size());
        Frame frame = assembler.poll();
        assertThat(assembler.poll()).isNull();
        assertThat(assembler.isWithinFrame()).isFalse();
        return new String(frame.bytes(), StandardCharsets.US_ASCII).replace('\0', '|');
    }
}
