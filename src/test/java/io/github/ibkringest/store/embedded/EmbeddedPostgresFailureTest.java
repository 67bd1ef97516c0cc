package io.github.ibkringest.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedPostgresFailureTest {

    @TempDir
    Path folder;

    @Test
    void shouldSayThatTheHomeCannotBeCreated() throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        assertThatThrownBy(() -> EmbeddedPostgres.open(file.resolve("home")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("a-file/home/postgres/17")
                .hasMessageContaining("IBKR_INGEST_HOME")
                .hasMessageContaining("IBKR_INGEST_DATABASE_URL");
    }

    @Test
    void shouldPassOnWhatTheServerComplainsAbout() throws Exception {
        Path home = EmbeddedHome.used();
        Path data = home.resolve("postgres/17/data");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("Starting the embedded PostgreSQL failed in")
                    .hasMessageContaining("has invalid permissions")
                    .hasMessageContaining("IBKR_INGEST_DATABASE_URL");
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void shouldSayThatThePasswordIsMissing() throws Exception {
        Path home = EmbeddedHome.used();
        Path password = home.resolve("postgres/17/password");
        Path away = Files.move(password, folder.resolve("password"));
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.open(home))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("postgres/17/password")
                    .hasMessageContaining("Restore the file");
            assertThat(EmbeddedHome.isRunning(home)).isFalse();
        } finally {
            Files.move(away, password);
        }
    }

    @Test
    void shouldBeginAgainAfterAnInterruptedCreation() throws Exception {
        Path home = EmbeddedHome.unusedIn(folder);
        Files.createDirectories(home.resolve("postgres/17/data.new/base"));
        Files.writeString(home.resolve("postgres/17/password"), "of the first attempt");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(home)) {
            assertThat(EmbeddedHome.query(postgres, "SELECT 1")).isEqualTo("1");
        }
        EmbeddedHome.forget(home);
    }

    @Test
    void shouldNameTheWayOutWhenRootCannotStartIt() {
        ServerPrograms withoutUnshare =
                new ServerPrograms(folder, List.of("there-is-no-unshare"), folder.resolve("command.log"));
        assertThatThrownBy(() -> withoutUnshare.run("Creating", "", "initdb"))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("does not run as root")
                .hasMessageContaining("IBKR_INGEST_DATABASE_URL");
        assertThat(withoutUnshare.failure("Creating", "unshare: unshare failed: Operation not permitted"))
                .hasMessageContaining("does not run as root")
                .hasMessageContaining("IBKR_INGEST_DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, postgres-linux-x86_64.txz",
        "Linux, aarch64, postgres-linux-arm_64.txz",
        "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
        "Mac OS X, aarch64, postgres-darwin-arm_64.txz",
        "Windows 11, amd64, postgres-windows-x86_64.txz",
    })
    void shouldKnowTheArchiveOfEachPlatform(String os, String arch, String archive) {
        assertThat(ServerBinaries.archiveName(os, arch)).isEqualTo(archive);
    }
}
