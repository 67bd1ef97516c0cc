package io.github.ibkringest.outside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A folder of statements that the project did not write. It lies beside the project, or nowhere. */
public enum OutsideFolder {
    /** Statements with what an independent program counted in them; {@code -Dcorpus=FOLDER} names another folder. */
    CORPUS,
    /** Small inputs, each with what must be in the database; {@code -Dcases=FOLDER} names another folder. */
    CASES;

    /** Where it is, or would be. */
    public Path path() {
        String name = name().toLowerCase(Locale.ROOT);
        return Path.of(System.getProperty(name, "../shared/" + name));
    }

    boolean isThere() {
        return Files.isDirectory(path());
    }
}
