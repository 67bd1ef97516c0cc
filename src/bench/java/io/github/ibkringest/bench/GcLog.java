package io.github.ibkringest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JVM's own log of its collections, from which the largest heap is read. */
record GcLog(Path file) {

    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");
    private static final Pattern AT_EXIT = Pattern.compile("(?:heap|generation)\\s+total \\d+K, used (\\d+)K");

    String option() {
        return "-Xlog:gc,gc+heap+exit:file=" + file;
    }

    /** The most that was used before a collection or at the end, in bytes; 0 when there is no log. */
    long peak() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        long peak = 0;
        long atExit = 0;
        for (String line : Files.readAllLines(file)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                peak = Math.max(peak, Long.parseLong(collection.group(1)) << 20);
            }
            Matcher exit = AT_EXIT.matcher(line);
            if (exit.find()) {
                atExit += Long.parseLong(exit.group(1)) << 10;
            }
        }
        return Math.max(peak, atExit);
    }
}
