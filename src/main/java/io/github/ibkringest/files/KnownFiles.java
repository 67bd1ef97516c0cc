package io.github.ibkringest.files;

import java.io.File;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of a source that are known. Immutable once made. */
final class KnownFiles {

    private final Map<String, KnownFile> byPath = new HashMap<>();
    private final Map<String, KnownFile> byContent = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();
    private long largest;

    KnownFiles(Collection<KnownFile> known) {
        for (KnownFile file : known) {
            byPath.put(file.path(), file);
            if (file.sha256() != null && file.isOfReader()) {
                byContent.put(file.sha256(), file);
                sizes.add(file.size());
                largest = Math.max(largest, file.size());
            }
        }
    }

    /** Whether a content of a size can be known; -1 when the size is not known. */
    boolean mayHold(long size) {
        return size < 0 ? !sizes.isEmpty() : sizes.contains(size);
    }

    /** Number of bytes of the largest content. */
    long largest() {
        return largest;
    }

    /** A file with the content of a digest, read by the same reader; or null. */
    KnownFile ofContent(String sha256) {
        return sha256 == null ? null : byContent.get(sha256);
    }

    /** Whether the file of a path is known to be imported with that content. */
    boolean isImported(String path, String sha256) {
        KnownFile file = byPath.get(path);
        return file != null && file.state() == FileState.IMPORTED && file.isOfReader() && sha256.equals(file.sha256());
    }

    /** Paths at, below or in some places, except those that are present and those that are known to be gone. */
    List<String> below(Collection<String> places, Set<String> present) {
        return byPath.values().stream()
                .filter(file -> file.state() != FileState.GONE)
                .map(KnownFile::path)
                .filter(path -> !present.contains(path))
                .filter(path -> places.stream().anyMatch(place -> isIn(place, path)))
                .toList();
    }

    private static boolean isIn(String place, String path) {
        return path.equals(place)
                || path.startsWith(place.endsWith(File.separator) ? place : place + File.separator)
                || path.startsWith(place + "!");
    }
}
