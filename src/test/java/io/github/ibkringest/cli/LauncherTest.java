package io.github.ibkringest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher of the distribution, with a Java that only says how it was called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    private static final String JAVA = """
            #!/bin/sh
            for word; do
                echo "$word"
                case $word in
                    -XX:DumpLoadedClassList=* | -XX:AOTConfiguration=*) echo classes >"${word#*=}" ;;
                esac
                case "$* " in
                    *-Xshare:dump*' '*) case $word in -XX:SharedArchiveFile=*) echo archive >"${word#*=}" ;; esac ;;
                    *-XX:AOTMode=create*) case $word in -XX:AOTCache=*) echo archive >"${word#*=}" ;; esac ;;
                esac
            done
            """;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private Path launcher;

    @BeforeEach
    void install() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("my programs/ibkr-ingest/bin"));
        launcher = executable(bin.resolve("ibkr-ingest"), Files.readString(Path.of("src/dist/bin/ibkr-ingest")));
        Files.writeString(bin.resolveSibling("ibkr-ingest.jar"), "program");
        environment.put("JAVA_HOME", java("jdk", "17.0.15").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("my cache").toString());
        environment.put("PATH", System.getenv("PATH"));
    }

    @Test
    void shouldPassArgumentsOnAsTheyAre() throws Exception {
        List<String> words = start(launcher, "sync", "--file", "a b.xml", "", "*");
        assertThat(words)
                .containsSubsequence(
                        "-XX:+UseSerialGC", "-jar", jar().toString(), "sync", "--file", "a b.xml", "", "*");
        assertThat(words).endsWith("*").contains("-Dibkr-ingest.basedir=" + jar().getParent());
    }

    @Test
    void shouldBeFoundThroughLinks() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path absolute = Files.createSymbolicLink(bin.resolve("absolute"), launcher);
        Path relative = Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));
        assertThat(start(relative)).contains(jar().toString());
        assertThat(start(absolute)).contains(jar().toString());
        assertThat(run(launcher.getParent(), List.of("sh", "ibkr-ingest"))).contains(jar().toString());
    }

    @Test
    void shouldSayThatThereIsNoJava() throws Exception {
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        Process process = process(folder, List.of(launcher.toString()));
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(new String(process.getInputStream().readAllBytes())).contains("no Java found", "JAVA_HOME");
    }

    @ParameterizedTest
    @CsvSource({
        "17.0.15, -XX:DumpLoadedClassList=, -XX:SharedArchiveFile=",
        "25.0.1, -XX:AOTConfiguration=, -XX:AOTCache="
    })
    void shouldMapAnArchiveOfClassesOnceThereIsOne(String version, String record, String map) throws Exception {
        environment.put("JAVA_HOME", java("jdk", version).toString());
        assertThat(start(launcher, "status")).noneMatch(word -> word.startsWith(record) || word.startsWith(map));
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith(record));
        assertThat(start(launcher, "status")).noneMatch(word -> word.startsWith(record) || word.startsWith(map));
        await().untilAsserted(() -> assertThat(cached()).hasSize(1).allMatch(name -> name.matches(".*\\.(jsa|aot)")));
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith(map));
    }

    @Test
    void shouldNotMapTheArchiveOfAnotherProgramOrJava() throws Exception {
        makeArchive();
        Files.writeString(jar(), "newer program");
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith("-XX:DumpLoadedClassList="));
        makeArchive();
        environment.put("JAVA_HOME", java("other", "17.0.15").toString());
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith("-XX:DumpLoadedClassList="));
        makeArchive();
        java("other", "17.0.16");
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith("-XX:DumpLoadedClassList="));
    }

    /** As Debian does it: /usr/bin/java is a link, and nothing beside it says which Java it is. */
    @Test
    void shouldKnowAJavaThatIsALink() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("path"));
        Files.createSymbolicLink(bin.resolve("java"), java("linked", "25.0.1").resolve("bin/java"));
        environment.remove("JAVA_HOME");
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        assertThat(start(launcher, "sync")).anyMatch(word -> word.startsWith("-XX:AOTConfiguration="));
    }

    @Test
    void shouldLeaveCollectorAndArchiveToWhoAsksForOthers() throws Exception {
        environment.put("JAVA_OPTS", "-XX:+UseG1GC -Xshare:off");
        environment.put("IBKR_INGEST_JAVA_OPTS", "-Xmx1g");
        List<String> words = start(launcher, "sync");
        assertThat(words).containsSubsequence("-XX:+UseG1GC", "-Xshare:off", "-Xmx1g", "-jar");
        assertThat(words).noneMatch(word -> word.contains("Serial") || word.contains("DumpLoadedClassList"));
    }

    @Test
    void shouldStartWithoutAFolderForArchives() throws Exception {
        environment.put("XDG_CACHE_HOME", jar().toString());
        assertThat(start(launcher, "sync")).contains("-jar", "sync").noneMatch(word -> word.contains("ClassList"));
    }

    private void makeArchive() throws Exception {
        start(launcher, "sync");
        start(launcher, "sync");
        await().until(() ->
                start(launcher, "sync").stream().anyMatch(word -> word.startsWith("-XX:SharedArchiveFile=")));
    }

    private Path jar() throws IOException {
        return launcher.getParent().getParent().toRealPath().resolve("ibkr-ingest.jar");
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("my cache/ibkr-ingest"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        executable(Files.createDirectories(home.resolve("bin")).resolve("java"), JAVA);
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"y\"");
        return home;
    }

    private static Path executable(Path file, String text) throws IOException {
        return Files.setPosixFilePermissions(
                Files.writeString(file, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> start(Path program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private List<String> run(Path from, List<String> command) throws Exception {
        Process process = process(from, command);
        List<String> said =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        return said;
    }

    private Process process(Path from, List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(from.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
