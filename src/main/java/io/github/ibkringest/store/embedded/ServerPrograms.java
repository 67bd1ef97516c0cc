package io.github.ibkringest.store.embedded;

import static io.github.ibkringest.store.embedded.EmbeddedPostgresException.WAY_OUT;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The programs {@code initdb}, {@code postgres} and {@code pg_ctl}, run as somebody whom they accept.
 *
 * @param folder where the programs are
 * @param launcher words before each command line; empty for an ordinary user
 * @param log receives what the program that ran last has said
 */
record ServerPrograms(Path folder, List<String> launcher, Path log) {

    /** PostgreSQL refuses root. In a user namespace of its own root is nobody and still owns its files. */
    static final List<String> ROOT_LAUNCHER = List.of("unshare", "--user", "--");

    static ServerPrograms in(Path folder, Path log) {
        return new ServerPrograms(folder, isRoot() ? ROOT_LAUNCHER : List.of(), log);
    }

    /** Runs to the end and throws, with what the program said, when that end is a failure. */
    void run(String purpose, String input, String... commandLine) {
        Process process = start(purpose, commandLine);
        try (Writer stdin = process.outputWriter()) {
            stdin.write(input);
        } catch (IOException programEndedWithoutReading) {
            // its exit code and its output state the reason
        }
        if (waitFor(process) != 0) {
            throw failure(purpose, output());
        }
    }

    Process start(String purpose, String... commandLine) {
        List<String> words = new ArrayList<>(launcher);
        words.add(folder.resolve(commandLine[0]).toString());
        words.addAll(List.of(commandLine).subList(1, commandLine.length));
        try {
            Files.deleteIfExists(log);
            PrivateFiles.createFile(log);
            return inNeutralEnvironment(new ProcessBuilder(words)).start();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "%s failed: %s cannot be run (%s).%s %s"
                            .formatted(purpose, words.get(0), e.getMessage(), rootHint(), WAY_OUT),
                    e);
        }
    }

    EmbeddedPostgresException failure(String purpose, String said) {
        boolean namespaceRefused = said.startsWith("unshare:");
        return new EmbeddedPostgresException("%s failed in %s:%s%n%s%n%s"
                .formatted(purpose, log.getParent(), namespaceRefused ? rootHint() : "", said, WAY_OUT));
    }

    String output() {
        try {
            // lenient about bytes that are no UTF-8: a path may contain them
            String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return said.lines().filter(line -> !line.isBlank()).collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + Reason.of(e) + ")";
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("Interrupted while waiting for PostgreSQL.", e);
        }
    }

    /** Output goes to a file, not a pipe: on Windows a server inherits the pipe and would hold it open. */
    private ProcessBuilder inNeutralEnvironment(ProcessBuilder builder) {
        // PGDATA, PGPORT, PGOPTIONS… of the user's shell mean another server
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
    }

    private String rootHint() {
        return launcher.isEmpty()
                ? ""
                : " PostgreSQL does not run as root, and the way round it, 'unshare --user'"
                        + " (util-linux, user namespaces), is not available here. Run as an ordinary user.";
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }
}
