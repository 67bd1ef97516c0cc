package io.github.ibkringest.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Java and the drivers really throw, each in a few words. */
class ReasonTest {

    private static final String REFUSED = "connection refused";
    private static final String UNKNOWN = "unknown host";
    private static final String LATE = "no answer in time";

    static Stream<Arguments> thrown() {
        return Stream.of(
                arguments(of(() -> Files.readString(Path.of("no", "such"))), "there is no such file"),
                arguments(of(() -> new FileInputStream("no/such").close()), "there is no such file"),
                arguments(of(() -> Files.readString(Path.of("src"))), "it is a folder"),
                arguments(of(() -> Files.list(Path.of("pom.xml"))), "it is no folder"),
                arguments(
                        new AccessDeniedException("a.xml"),
                        "permission denied for user " + System.getProperty("user.name")),
                arguments(new FileSystemException("a.xml", null, "Too many open files"), "Too many open files"),
                arguments(new MalformedInputException(1), "it is not written in UTF-8"),
                arguments(
                        of(() -> new ZipFile("pom.xml").close()),
                        "the packed file is damaged or not whole (zip END header not found); copy or download it again"),
                arguments(of(() -> new Socket(InetAddress.getLoopbackAddress(), closedPort()).close()), REFUSED),
                arguments(of(() -> get("http://127.0.0.1:" + closedPort() + "/")), REFUSED),
                arguments(of(() -> DriverManager.getConnection(database("127.0.0.1:" + closedPort()))), REFUSED),
                arguments(of(() -> new Socket("nohost.invalid", 1).close()), UNKNOWN),
                arguments(of(() -> new Socket().connect(new InetSocketAddress("nohost.invalid", 1))), UNKNOWN),
                arguments(of(() -> get("http://nohost.invalid/")), UNKNOWN),
                arguments(of(() -> DriverManager.getConnection(database("nohost.invalid"))), UNKNOWN),
                arguments(of(ReasonTest::waitInVain), LATE),
                arguments(new ExecutionException(new TimeoutException()), LATE),
                arguments(
                        new IllegalStateException("outer", new IOException("the disk is on fire")),
                        "the disk is on fire"),
                arguments(new IllegalStateException(new IOException()), "java.io.IOException"),
                arguments(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void shouldTellTheReason(Throwable thrown, String reason) {
        assertThat(Reason.of(thrown)).isEqualTo(reason);
    }

    @Test
    void shouldTellWhatIsNotThere() {
        assertThat(Reason.isNoSuchFile(of(() -> Files.readString(Path.of("no", "such")))))
                .isTrue();
        assertThat(Reason.isNoSuchFile(new AccessDeniedException("a.xml"))).isFalse();
    }

    private static Throwable of(ThrowingCallable call) {
        return catchThrowable(call);
    }

    private static void get(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(2))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static String database(String server) {
        return "jdbc:postgresql://" + server + "/any?user=any";
    }

    /** A server that takes connections and says nothing. */
    private static void waitInVain() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            get("http://127.0.0.1:" + server.getLocalPort() + "/");
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return server.getLocalPort();
        }
    }
}
