package io.github.ibkringest.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    private final Path home = EmbeddedHome.used();

    @TempDir
    Path folder;

    @Test
    void shouldCreateADatabaseWithItsSettings() throws Exception {
        Path unused = EmbeddedHome.unusedIn(folder);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(unused)) {
            assertThat(EmbeddedHome.query(postgres, "SELECT version()")).startsWith("PostgreSQL 17.");
            assertThat(EmbeddedHome.query(postgres, "SELECT current_database() || ' ' || current_user"))
                    .isEqualTo("ibkr_ingest ibkr_ingest");
            assertThat(settings(
                            postgres, "server_encoding", "log_timezone", "jit", "max_connections", "listen_addresses"))
                    .containsExactly("UTF8", "UTC", "off", "50", "127.0.0.1");
            assertThat(settings(postgres, "fsync", "synchronous_commit", "full_page_writes"))
                    .containsOnly("on");
            assertThat(EmbeddedHome.query(
                            postgres,
                            "SELECT datcollate || datctype FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("CC");
            // the driver replaces the time zone of its sessions by the JVM's, so look at the server's own
            assertThat(EmbeddedHome.query(postgres, "SELECT setting FROM pg_file_settings WHERE name = 'timezone'"))
                    .isEqualTo("UTC");
            EmbeddedHome.execute(postgres, "CREATE ROLE somebody PASSWORD 'chosen'");
            assertThat(storedPassword(postgres, "somebody")).startsWith("SCRAM-SHA-256$4096:");
            assertThat(storedPassword(postgres, "ibkr_ingest")).startsWith("SCRAM-SHA-256$1:");
        }
        assertThat(EmbeddedHome.isRunning(unused)).isFalse();
        EmbeddedHome.forget(unused);
    }

    @Test
    void shouldKeepDataBetweenStarts() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            EmbeddedHome.execute(postgres, "CREATE TABLE kept AS SELECT 'still here' AS word");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            assertThat(EmbeddedHome.query(postgres, "SELECT word FROM kept")).isEqualTo("still here");
            EmbeddedHome.execute(postgres, "DROP TABLE kept");
        }
    }

    @Test
    void shouldBeCountedWithinOneProcess() throws Exception {
        EmbeddedPostgres first = EmbeddedPostgres.open(home);
        EmbeddedPostgres second = EmbeddedPostgres.open(home.resolve("..").resolve(home.getFileName()));
        first.close();
        first.close();
        assertThat(EmbeddedHome.query(second, "SELECT 1")).isEqualTo("1");
        second.close();
        assertThat(EmbeddedHome.isRunning(home)).isFalse();
    }

    @Test
    void shouldKeepRunningUntilStopped() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            postgres.keepRunning();
        }
        assertThat(EmbeddedHome.isRunning(home)).isTrue();
        assertThat(EmbeddedPostgres.stop(home)).isTrue();
        assertThat(EmbeddedHome.isRunning(home)).isFalse();
        assertThat(EmbeddedPostgres.stop(home)).isFalse();
        assertThat(EmbeddedPostgres.stop(folder.resolve("never used"))).isFalse();
    }

    @Test
    void shouldBeOpenToItsOwnerOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            try (Stream<Path> files = Files.list(home.resolve("postgres/17"))) {
                assertThat(files)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .matches("rw-------|rwx------"));
            }
            assertThat(home.resolve("postgres/17/password"))
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void shouldNotAnswerOnOtherAddresses() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            for (InetAddress other : ownAddressesBesideLoopback()) {
                assertThatThrownBy(() -> connect(other, postgres.port())).isInstanceOf(ConnectException.class);
            }
        }
    }

    private static String storedPassword(EmbeddedPostgres postgres, String role) throws SQLException {
        return EmbeddedHome.query(postgres, "SELECT rolpassword FROM pg_authid WHERE rolname = '" + role + "'");
    }

    private static List<String> settings(EmbeddedPostgres postgres, String... names) {
        return Stream.of(names)
                .map(name -> {
                    try {
                        return EmbeddedHome.query(postgres, "SELECT current_setting('" + name + "')");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    /** 127.0.0.2 is always there on Linux: the server must not listen on all of the loopback network either. */
    private static List<InetAddress> ownAddressesBesideLoopback() throws Exception {
        Stream<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress());
        return Stream.concat(outside, Stream.of(InetAddress.getByName("127.0.0.2")))
                .toList();
    }

    private static void connect(InetAddress address, int port) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }
}
