package io.github.ibkringest.files;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file that cannot be read.
 *
 * @param path its absolute path
 * @param error why, in a sentence that names it
 * @param since when that was found, ISO 8601 in UTC
 */
public record FailingFile(String path, String error, String since) {

    /**
     * Whether it is gone from where it was: its folder is here, and it is not in it. Of a folder that is not here nobody can
     * tell; it may be on another machine.
     */
    boolean isGone() {
        try {
            Path file = Path.of(path);
            for (int end = path.indexOf('!'); end > 0 && !Files.exists(file); end = path.indexOf('!', end + 1)) {
                file = Path.of(path.substring(0, end));
            }
            Path folder = Path.of(path).getParent();
            return !Files.exists(file) && hasFolder(folder);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Entries of an archive lie in no folder of their own; then any that is there does. */
    private static boolean hasFolder(Path folder) {
        for (Path at = folder; at != null; at = at.toString().indexOf('!') < 0 ? null : at.getParent()) {
            if (Files.isDirectory(at)) {
                return true;
            }
        }
        return false;
    }
}
