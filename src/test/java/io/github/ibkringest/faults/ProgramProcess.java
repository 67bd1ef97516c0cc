package io.github.ibkringest.faults;

import io.github.ibkringest.IbkrIngest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own. */
final class ProgramProcess {

    private final Process process;
    private final Path out;
    private final Path err;
    private final long started = System.nanoTime();

    private ProgramProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** How it ended and what it said. */
    record Ended(int code, String out, String err, long millis) {}

    static ProgramProcess start(Map<String, String> environment, String... arguments) {
        return start(ProgramArchive.OPTIONS, environment, arguments);
    }

    /** Starts it with options that name its classes. */
    static ProgramProcess start(List<String> options, Map<String, String> environment, String... arguments) {
        return start(IbkrIngest.class, options, environment, arguments);
    }

    /** Starts a program of the tests that uses classes of the program. */
    static ProgramProcess startBeside(Class<?> main, Map<String, String> environment) {
        return start(main, ProgramArchive.withTestClasses(), environment);
    }

    private static ProgramProcess start(
            Class<?> main, List<String> options, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m"));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile("program-", ".out");
            Path err = Files.createTempFile("program-", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("IBKR_INGEST_"));
            builder.environment().putAll(environment);
            return new ProgramProcess(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ended run(Map<String, String> environment, String... arguments) {
        return start(environment, arguments).await();
    }

    Ended await() {
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException("the program did not end: " + said(out) + said(err));
            }
            long millis = (System.nanoTime() - started) / 1_000_000;
            Ended ended = new Ended(process.exitValue(), said(out), said(err), millis);
            Files.delete(out);
            Files.delete(err);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String said(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** What it has said on standard error so far. */
    String said() {
        try {
            return said(err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its standard input. */
    OutputStream in() {
        return process.getOutputStream();
    }

    /** Kills it, and returns when it is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }
}
