package io.github.ibkringest.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresProcessesTest {

    private final Path home = EmbeddedHome.used();

    @AfterEach
    void leaveNothingRunning() {
        EmbeddedPostgres.stop(home);
    }

    @Test
    void shouldBeStoppedByTheLastProcess() throws Exception {
        try (DatabaseUser other = DatabaseUser.fork(home)) {
            int port = other.awaitPort();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
                assertThat(postgres.port()).isEqualTo(port);
            }
            assertThat(EmbeddedHome.isRunning(home)).isTrue();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
                other.close();
                assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
            }
        }
        assertThat(EmbeddedHome.isRunning(home)).isFalse();
    }

    @Test
    void shouldBeCreatedOnceByManyProcesses(@TempDir Path folder) throws Exception {
        Path unused = EmbeddedHome.unusedIn(folder);
        List<DatabaseUser> users =
                Stream.generate(() -> DatabaseUser.fork(unused)).limit(4).toList();
        try {
            assertThat(users.stream().map(DatabaseUser::awaitPort).distinct()).hasSize(1);
        } finally {
            users.forEach(DatabaseUser::close);
        }
        assertThat(EmbeddedHome.isRunning(unused)).isFalse();
        EmbeddedHome.forget(unused);
    }

    @Test
    void shouldBeTakenOverFromAKilledProcess() throws Exception {
        DatabaseUser killed = DatabaseUser.fork(home);
        int port = killed.awaitPort();
        killed.kill();
        assertThat(EmbeddedHome.isRunning(home)).isTrue();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            assertThat(postgres.port()).isEqualTo(port);
            assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(EmbeddedHome.isRunning(home)).isFalse();
    }

    @Test
    void shouldRecoverWhenEverythingWasKilled() throws Exception {
        DatabaseUser killed = DatabaseUser.fork(home);
        killed.awaitPort();
        killed.kill();
        killServer();
        assertThat(home.resolve("postgres/17/data/postmaster.pid")).exists();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldComeBackOnTheSamePortForThoseWhoStillUseIt() throws Exception {
        try (DatabaseUser other = DatabaseUser.fork(home)) {
            int port = other.awaitPort();
            killServer();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
                assertThat(postgres.port()).isEqualTo(port);
                killServer();
                try (EmbeddedPostgres again = EmbeddedPostgres.open(home)) {
                    assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
                }
            }
        }
    }

    @Test
    void shouldNotTakeAReusedProcessIdForTheServer() throws Exception {
        Path pidFile = home.resolve("postgres/17/data/postmaster.pid");
        Files.write(pidFile, List.of(Long.toString(ProcessHandle.current().pid()), "", "0", "1", "", "", "", "ready"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldNotStartASecondServerForAnotherContainer() throws Exception {
        try (DatabaseUser inOtherContainer = DatabaseUser.fork(home)) {
            inOtherContainer.awaitPort();
            killServer();
            Files.writeString(home.resolve("postgres/17/started-in"), "other-boot pid:[1]");
            assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by a command in another container");
        }
        EmbeddedPostgres.open(home).close();
    }

    /** Stops the children too, as they would otherwise hold the data for another moment. */
    private void killServer() {
        ProcessHandle server = EmbeddedHome.server(home);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().until(() -> all.stream().noneMatch(EmbeddedPostgresProcessesTest::isWorking));
    }

    /** A killed server whose new parent never asks for its exit code stays as a zombie, without a command. */
    private static boolean isWorking(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
