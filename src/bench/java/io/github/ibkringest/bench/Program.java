package io.github.ibkringest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built program: its jar, its distribution, and the environment it runs in. */
final class Program {

    private static final long ARCHIVE_SECONDS = 120;

    private final Path target;
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    Program(Path target, Path folder, ServerDatabase database) throws IOException {
        this.target = target;
        this.folder = folder;
        environment.put("IBKR_INGEST_HOME", folder.resolve("home").toString());
        environment.put("IBKR_INGEST_DATABASE_URL", database.url());
        environment.put("IBKR_INGEST_DATABASE_USER", database.user());
        environment.put("IBKR_INGEST_DATABASE_PASSWORD", database.password());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.createDirectories(folder);
        if (!Files.exists(target.resolve("ibkr-ingest.jar"))) {
            throw new IllegalStateException("the program is not built; run ./mvnw -q -Pbench verify");
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@code java -jar … sync all --file …}. */
    Measurement sync(Variant variant, Path statement) throws IOException, InterruptedException {
        return sync(variant, statement, "");
    }

    /** The same with one more setting, as NAME=VALUE, or none. */
    Measurement sync(Variant variant, Path statement, String setting) throws IOException, InterruptedException {
        GcLog log = new GcLog(folder.resolve("gc.log"));
        List<String> command = new ArrayList<>(List.of(java(), log.option()));
        command.addAll(variant.options());
        command.addAll(List.of(
                "-jar", target.resolve("ibkr-ingest.jar").toString(), "sync", "all", "--file", statement.toString()));
        Map<String, String> settings = new HashMap<>(environment);
        if (!setting.isEmpty()) {
            int equals = setting.indexOf('=');
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return new WholeProcess(folder, command, settings, log).measure();
    }

    /** {@code java -jar …} with any command that ends by itself. */
    Measurement run(String... arguments) throws IOException, InterruptedException {
        GcLog log = new GcLog(folder.resolve("gc.log"));
        List<String> command = new ArrayList<>(List.of(
                java(), log.option(), "-jar", target.resolve("ibkr-ingest.jar").toString()));
        command.addAll(List.of(arguments));
        return new WholeProcess(folder, command, environment, log).measure();
    }

    /** A command that goes on, with some more settings; what it says goes to a file. */
    Process start(Map<String, String> settings, Path log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(java(), "-jar", target.resolve("ibkr-ingest.jar").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(settings);
        return builder.start();
    }

    /** A command of the unpacked distribution. */
    Measurement launch(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(launcher().toString());
        command.addAll(List.of(arguments));
        return new WholeProcess(folder, command, environment).measure();
    }

    /** Unpacks the distribution, and starts it until its archive of classes is there, as from the third day on. */
    boolean install(Path statement) throws IOException, InterruptedException {
        Server.delete(distributions());
        Server.delete(folder.resolve("cache"));
        Files.createDirectories(distributions());
        new WholeProcess(
                        folder,
                        List.of(
                                "tar",
                                "xzf",
                                archive().toString(),
                                "-C",
                                distributions().toString()),
                        Map.of())
                .measure();
        for (int start = 0; start < 3; start++) {
            launch("sync", "all", "--file", statement.toString());
        }
        for (int second = 0; second < ARCHIVE_SECONDS && !hasSharedClasses(); second++) {
            Thread.sleep(1_000);
        }
        return hasSharedClasses();
    }

    private boolean hasSharedClasses() throws IOException {
        Path cache = folder.resolve("cache");
        if (!Files.exists(cache)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.map(Path::toString).anyMatch(file -> file.endsWith(".jsa") || file.endsWith(".aot"));
        }
    }

    private Path distributions() {
        return folder.resolve("distribution");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches("ibkr-ingest-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no distribution archive"));
        }
    }

    private Path launcher() throws IOException {
        try (Stream<Path> folders = Files.list(distributions())) {
            return folders.findFirst().orElseThrow().resolve("bin").resolve("ibkr-ingest");
        }
    }
}
