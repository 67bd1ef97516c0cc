package io.github.ibkringest.release;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A library as Maven stored it: {@code …/group/artifact/version/artifact-version.jar}.
 *
 * @param artifact its artifact id
 * @param version its version
 * @param jar its file, absolute
 */
record Library(String artifact, String version, Path jar) {

    /** What names its folder of licences and its entry in the bill of materials. */
    String label() {
        return artifact + "-" + version;
    }

    /** Whether these coordinates, {@code group:artifact}, are its own; the artifact may end with {@code *}. */
    boolean is(String coordinates) {
        String group = coordinates.substring(0, coordinates.indexOf(':'));
        String name = coordinates.substring(coordinates.indexOf(':') + 1);
        boolean named =
                name.endsWith("*") ? artifact.startsWith(name.substring(0, name.length() - 1)) : artifact.equals(name);
        return named && jar.getParent().getParent().getParent().endsWith(Path.of(group.replace('.', '/')));
    }

    /**
     * The libraries of the class path that are in the program's jar: those of which it holds an entry that no other
     * library has. So it does not matter what the build believes it packed.
     */
    static Set<Library> in(Path program) throws IOException {
        Map<String, Library> owners = new HashMap<>();
        Set<String> shared = new LinkedHashSet<>();
        for (Library library : onClassPath()) {
            for (String entry : entries(library.jar)) {
                if (owners.put(entry, library) != null) {
                    shared.add(entry);
                }
            }
        }
        Set<Library> found = new LinkedHashSet<>();
        for (String entry : entries(program)) {
            if (owners.containsKey(entry) && !shared.contains(entry)) {
                found.add(owners.get(entry));
            }
        }
        return found;
    }

    private static List<Library> onClassPath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Library::isStored)
                .map(Library::of)
                .toList();
    }

    private static boolean isStored(Path jar) {
        return jar.getNameCount() > 3 && jar.getFileName().toString().equals(of(jar).label() + ".jar");
    }

    private static Library of(Path jar) {
        Path version = jar.getParent();
        return new Library(
                version.getParent().getFileName().toString(),
                version.getFileName().toString(),
                jar);
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }
}
