package io.github.ibkringest.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a command line with the event on its standard input: a step of the route of alerts. Immutable and thread-safe.
 *
 * @param command a command line for the shell, or null: then nothing arrives
 * @param timeout how long it may take
 */
public record AlertCommand(String command, Duration timeout) {

    private static final int MOST_OUTPUT = 500;

    /**
     * Tells an event.
     *
     * @param json one line
     * @throws IOException when it did not arrive
     */
    public void send(String json) throws IOException, InterruptedException {
        if (command == null) {
            throw failed("there is none; set alert.command");
        }
        Path said = Files.createTempFile("ibkr-ingest-", ".alert");
        try {
            Process process = start(said);
            try {
                hand(json, process);
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw failed("it did not end within " + timeout.toMillis() + " ms and was stopped");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw failed("it ended with exit code " + process.exitValue() + output(said));
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static UndeliveredAlertException failed(String reason) {
        return new UndeliveredAlertException("command", reason);
    }

    private Process start(Path said) throws IOException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> shell = windows ? List.of("cmd", "/c", command) : List.of("/bin/sh", "-c", command);
        ProcessBuilder builder =
                new ProcessBuilder(shell).redirectErrorStream(true).redirectOutput(said.toFile());
        // the database's password and the tokens are none of its business
        builder.environment().keySet().removeIf(name -> name.startsWith("IBKR_INGEST_"));
        return builder.start();
    }

    /** A command that does not read its input has a right to. */
    private static void hand(String json, Process process) {
        try (OutputStream input = process.getOutputStream()) {
            input.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // its exit code decides
        }
    }

    private static String output(Path said) throws IOException {
        String text = new String(Files.readAllBytes(said), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(text.length(), MOST_OUTPUT));
    }
}
