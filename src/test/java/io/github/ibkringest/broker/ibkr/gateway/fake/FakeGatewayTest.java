package io.github.ibkringest.broker.ibkr.gateway.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The judge is judged: a client that says more than one that only reads is found out. */
class FakeGatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3|0|265598|AAPL|",
                "4|1|600|",
                "58|1|",
                "8|1|1|",
                "15|1|1|",
                "71|2|0||",
                "71|2|77|+PACEAPI|",
                "5|1|",
                "99|1|",
                "7|3|1|0|U1234567|||||||"
            })
    void shouldFindOutAClientThatSaysMore(String request) throws IOException {
        FakeGateway gateway =
                FakeGateway.start(connection -> connection.greet(200).hang());
        say(gateway, request);
        assertThatThrownBy(gateway::close).hasMessageContaining("the client sends what it never may");
    }

    @Test
    void shouldLetAClientReadThatOnlyReads() throws IOException {
        try (FakeGateway gateway =
                FakeGateway.start(connection -> connection.greet(200).hang())) {
            say(gateway, "71|2|77||");
            assertThat(gateway.connections().get(0).requests()).hasSize(1);
        }
    }

    private static void say(FakeGateway gateway, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("API\0\0\0\0\tv178..200".getBytes(StandardCharsets.US_ASCII));
            byte[] payload = request.replace('|', '\0').getBytes(StandardCharsets.US_ASCII);
            out.write(ByteBuffer.allocate(4 + payload.length)
                    .putInt(payload.length)
                    .put(payload)
                    .array());
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }
}
