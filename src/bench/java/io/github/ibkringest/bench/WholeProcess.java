package io.github.ibkringest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command as a process of its own, measured from its start to its exit. */
record WholeProcess(Path folder, List<String> command, Map<String, String> environment, GcLog gcLog) {

    private static final long LIMIT_MINUTES = 60;

    WholeProcess(Path folder, List<String> command, Map<String, String> environment) {
        this(folder, command, environment, null);
    }

    /**
     * Runs it.
     *
     * @throws IllegalStateException when it does not end with 0, or with 3 for records in quarantine
     */
    Measurement measure() throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("IBKR_INGEST_") || name.equals("JAVA_OPTS"));
        builder.environment().putAll(environment);
        if (gcLog != null) {
            Files.deleteIfExists(gcLog.file());
        }
        long start = System.nanoTime();
        Process process = builder.start();
        PeakMemory memory = new PeakMemory(process.pid());
        memory.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        memory.join();
        if (process.exitValue() != 0 && process.exitValue() != 3) {
            throw new IllegalStateException("ended with %d: %s%n%s%n%s"
                    .formatted(process.exitValue(), String.join(" ", command), said(out), said(err)));
        }
        return new Measurement(seconds, memory.bytes(), gcLog == null ? 0 : gcLog.peak(), null);
    }

    private static String said(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
