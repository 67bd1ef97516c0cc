package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** What the server writes into its log from now on; the text before belongs to earlier starts. */
final class ServerLog {

    private static final long LARGEST = 10_000_000;

    private static final Pattern COMPLAINT = Pattern.compile(" (FATAL|PANIC|ERROR|DETAIL|HINT): ");

    private final Path file;
    private final long begin;

    private ServerLog(Path file, long begin) {
        this.file = file;
        this.begin = begin;
    }

    /** Rotates a long log between two servers; one earlier log is kept. */
    static ServerLog from(Path file) {
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
        } catch (IOException unreadable) {
            return new ServerLog(file, 0);
        }
    }

    String complaints() {
        StringBuilder found = new StringBuilder();
        linesSinceBegin().stream()
                .filter(line -> COMPLAINT.matcher(line).find())
                .forEach(line -> found.append(System.lineSeparator()).append(line));
        return found.toString();
    }

    private List<String> linesSinceBegin() {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(begin);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of("ERROR: " + file + " cannot be read: " + Reason.of(e));
        }
    }
}
