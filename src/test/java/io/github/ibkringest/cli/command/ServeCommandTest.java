package io.github.ibkringest.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.cli.CommandTestSupport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What {@code serve} refuses before it begins. */
class ServeCommandTest extends CommandTestSupport {

    /** A server that is started, a schema that is made and runs that begin would all have to be undone. */
    @Test
    void shouldFindThatThePortIsTakenBeforeAnythingIsWritten() throws IOException {
        Path home = folder.resolve("home");
        set("database.url", "");
        set("home", home.toString());
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            set("monitor.port", String.valueOf(taken.getLocalPort()));

            Outcome serve = Assertions.assertTimeoutPreemptively(
                    Duration.ofMinutes(1), () -> run("serve", "--file", statement("two-accounts.xml")));

            assertThat(serve.exitCode()).isEqualTo(2);
            assertThat(serve.err())
                    .contains("127.0.0.1:" + taken.getLocalPort(), "monitor.port", "monitor.port=off")
                    .doesNotContain("Exception");
        }
        assertThat(Files.exists(home)).isFalse();
    }
}
