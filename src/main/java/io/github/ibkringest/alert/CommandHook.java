package io.github.ibkringest.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command line with the event on its standard input. */
record CommandHook(String command, Duration timeout) implements AlertHook {

    private static final int MOST_OUTPUT = 500;

    @Override
    public void send(String json) throws IOException, InterruptedException {
        Path said = Files.createTempFile("ibkr-ingest-", ".alert");
        try {
            Process process = start(said);
            try {
                hand(json, process);
                if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("it did not end within " + timeout.toMillis() + " ms and was stopped");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new IOException("it ended with exit code " + process.exitValue() + output(said));
            }
        } finally {
            Files.deleteIfExists(said);
        }
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
