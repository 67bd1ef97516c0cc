package io.github.ibkringest.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Scanner;
import java.util.regex.Pattern;

/** Another process that opens the embedded server, says so, and closes it when its input ends. */
final class DatabaseUser implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("\\d+");

    private final Process process;
    private final Scanner said;

    private DatabaseUser(Process process) {
        this.process = process;
        this.said = new Scanner(process.getInputStream());
    }

    static DatabaseUser fork(Path home) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DatabaseUser.class.getName(),
                            home.toString())
                    .redirectErrorStream(true)
                    .start();
            return new DatabaseUser(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int awaitPort() {
        StringBuilder complaint = new StringBuilder();
        while (said.hasNextLine()) {
            String line = said.nextLine();
            if (PORT.matcher(line).matches()) {
                return Integer.parseInt(line);
            }
            complaint.append(line).append(System.lineSeparator());
        }
        throw new AssertionError("The other process ended and said: " + complaint);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] args) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(Path.of(args[0]))) {
            System.out.println(postgres.port());
            System.in.readAllBytes();
        }
    }
}
