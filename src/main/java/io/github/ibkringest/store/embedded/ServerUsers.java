package io.github.ibkringest.store.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who uses the server, for people to read: a file for each process, with what it is. Whether anybody does is told by
 * {@link ServerLocks} alone, for a process that is killed leaves its file.
 */
final class ServerUsers {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Path folder;

    ServerUsers(ServerHome home) {
        this.folder = home.users();
    }

    /** A process that uses the server. */
    record User(long pid, String command) {

        @Override
        public String toString() {
            return "process " + pid + (command.isEmpty() ? "" : " (" + command + ")");
        }
    }

    /** Writes down this process. Nothing but a message lacks a name when that is not possible. */
    void enter() {
        try {
            PrivateFiles.createFolder(folder);
            ProcessHandle own = ProcessHandle.current();
            PrivateFiles.write(fileOf(own.pid()), startOf(own) + "\n" + command() + "\n");
        } catch (IOException e) {
            LOG.debug("{} cannot be written", folder, e);
        }
    }

    void leave() {
        remove(fileOf(ProcessHandle.current().pid()));
    }

    /** The other processes that are alive; the files of those that are not are removed. */
    List<User> others() {
        List<User> users = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9]*")) {
                files.forEach(file -> read(file).ifPresentOrElse(users::add, () -> remove(file)));
            } catch (IOException e) {
                LOG.debug("{} cannot be read", folder, e);
            }
        }
        users.removeIf(user -> user.pid() == ProcessHandle.current().pid());
        users.sort(Comparator.comparingLong(User::pid));
        return users;
    }

    /** Empty when the process is gone, also when another one has its number now. */
    private static Optional<User> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            long pid = Long.parseLong(file.getFileName().toString());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> lines.size() > 1 && lines.get(0).equals(startOf(process)))
                    .map(process -> new User(pid, lines.get(1)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /** What the JVM was started with, without the jar or class that it was started from. */
    private static String command() {
        String[] words = System.getProperty("sun.java.command", "").split(" ", 2);
        return words.length < 2 ? "" : words[1].lines().findFirst().orElse("");
    }

    private Path fileOf(long pid) {
        return folder.resolve(String.valueOf(pid));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} cannot be removed", file, e);
        }
    }
}
