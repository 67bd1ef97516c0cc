package io.github.ibkringest.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table {@code libraries.txt}: licences of libraries that bring no text, and of what is packed with PostgreSQL.
 *
 * @param libraries lines of libraries, in the order of the file
 * @param natives lines of shared libraries, in the order of the file
 */
record LicenceTable(List<Line> libraries, List<Line> natives) {

    private static final String NATIVE = "native:";

    /**
     * One line.
     *
     * @param name coordinates, or how the name of a file starts
     * @param licences SPDX ids
     */
    record Line(String name, Set<String> licences) {

        /** The names of the files with their texts. */
        List<String> texts() {
            return licences.stream()
                    .map(id -> id.replaceAll("-(only|or-later)$", "") + ".txt")
                    .toList();
        }
    }

    static LicenceTable parse(String text) {
        List<Line> libraries = new ArrayList<>();
        List<Line> natives = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split(" \\| ", -1);
            if (columns.length != 3 || Arrays.stream(columns).anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("not three columns: " + line);
            }
            boolean isNative = columns[0].startsWith(NATIVE);
            String name = isNative ? columns[0].substring(NATIVE.length()) : columns[0];
            Set<String> licences = new TreeSet<>(List.of(columns[1].split(" AND | OR ")));
            (isNative ? natives : libraries).add(new Line(name, licences));
        }
        return new LicenceTable(libraries, natives);
    }

    Optional<Line> of(Library library) {
        return libraries.stream().filter(line -> library.is(line.name())).findFirst();
    }

    Optional<Line> ofNative(String file) {
        return natives.stream().filter(line -> file.startsWith(line.name())).findFirst();
    }

    /** The names of all texts that lines refer to. */
    Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        libraries.forEach(line -> texts.addAll(line.texts()));
        natives.forEach(line -> texts.addAll(line.texts()));
        return texts;
    }
}
