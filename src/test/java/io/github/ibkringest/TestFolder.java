package io.github.ibkringest;

import java.nio.file.Path;

/** The folder of this test JVM, below {@code target}: another JVM of the same build has another one. */
public final class TestFolder {

    private TestFolder() {}

    /** An absolute path in it; outside the build, as in an editor, in {@code target/tests-1}. Does not create anything. */
    public static Path of(String name) {
        return Path.of(System.getProperty("tests.folder", "target/tests-1"))
                .resolve(name)
                .toAbsolutePath();
    }
}
