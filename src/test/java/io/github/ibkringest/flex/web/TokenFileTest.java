package io.github.ibkringest.flex.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.error.BrokerRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token that is replaced in its file while the program runs. */
class TokenFileTest {

    @TempDir
    Path folder;

    @Test
    void shouldUseTheTokenThatTheFileHoldsNow() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), FlexStubServer.TOKEN + "\n");
        try (StubbedLogin login = new StubbedLogin().tokenFile(file).interval(Duration.ZERO)) {
            login.shouldDeliver();

            login.stub.knowing("1111222233334444");
            assertThatThrownBy(login::connected)
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("1015");
            Files.writeString(file, "1111222233334444");
            login.shouldDeliver();

            Files.writeString(file, " \n");
            assertThatThrownBy(login::connected)
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("holds no token");
            Files.delete(file);
            assertThatThrownBy(login::connected)
                    .isInstanceOf(BrokerRefusedException.class)
                    .hasMessageContaining("cannot be read");
            assertThat(login.stub.requests())
                    .extracting(request -> request.parameters().get("t"))
                    .contains(FlexStubServer.TOKEN, "1111222233334444");
        }
    }
}
