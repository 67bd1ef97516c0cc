package io.github.ibkringest.faults;

import io.github.ibkringest.TestFolder;
import io.github.ibkringest.store.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The program as jars, with an archive of its loaded classes: what tests start by the hundred starts in half the time.
 * The JVM ignores an archive that does not fit and starts without.
 */
final class ProgramArchive {

    private static final Path FOLDER = TestFolder.of("program");
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    /** Options that start the program; made with the first use. */
    static final List<String> OPTIONS = create();

    private ProgramArchive() {}

    /** The same, with the classes of the tests behind those of the program; the archive serves that, too. */
    static List<String> withTestClasses() {
        List<String> options = new ArrayList<>(OPTIONS);
        int classPath = options.size() - 1;
        options.set(classPath, options.get(classPath) + File.pathSeparator + Path.of("target", "test-classes"));
        return options;
    }

    private static List<String> create() {
        try {
            Files.createDirectories(FOLDER);
            Path folder = Files.createTempDirectory(FOLDER.toAbsolutePath(), "started-");
            String classPath = jar(folder) + libraries();
            Path archive = folder.resolve("classes.jsa");
            ProgramProcess.start(
                            List.of("-XX:ArchiveClassesAtExit=" + archive, "-Xlog:cds=off", "-cp", classPath),
                            KillWorld.environment(TestDatabase.createMigrated()),
                            "sync",
                            "--file",
                            RunningProgram.file(KillWorld.oddities().toXml()).toString())
                    .await();
            return List.of("-XX:SharedArchiveFile=" + archive, "-Xshare:auto", "-cp", classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An archive of classes takes jars only, so the classes of this build go into one. */
    private static Path jar(Path folder) throws IOException {
        Path jar = folder.resolve("program.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(CLASSES)) {
            for (Path path : classes.filter(path -> !path.equals(CLASSES)).toList()) {
                String name = CLASSES.relativize(path).toString().replace(File.separatorChar, '/');
                boolean isFolder = Files.isDirectory(path);
                // routes are found by the entry of their folder
                out.putNextEntry(new JarEntry(isFolder ? name + "/" : name));
                if (!isFolder) {
                    Files.copy(path, out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private static String libraries() {
        StringBuilder libraries = new StringBuilder();
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .forEach(path -> libraries.append(File.pathSeparator).append(path));
        return libraries.toString();
    }
}
