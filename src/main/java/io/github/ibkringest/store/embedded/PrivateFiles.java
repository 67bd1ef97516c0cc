package io.github.ibkringest.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that only their owner may open. */
final class PrivateFiles {

    /** Windows has no modes: there a folder below the user's profile inherits a private access list. */
    private static final boolean HAS_MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            setMode(folder, "rwx------");
        }
    }

    /** Leaves a file that is there already as it is, and so several processes may create the same one at once. */
    static void createFile(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException createdBefore) {
            // by an earlier command, or at this moment by one that wants the same empty file
        }
        setMode(file, "rw-------");
    }

    /** Replaces the file as a whole and on disk, so that neither a reader nor a power cut meets half of it. */
    static void write(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        createFile(next);
        Files.writeString(next, text);
        forceTree(next);
        rename(next, file);
    }

    /** Of a folder or of one file. In parallel and at the end: file systems put waiting files together, one by one took four times as long. */
    static void forceTree(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(Files::isRegularFile).toList().parallelStream().forEach(PrivateFiles::forceFile);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        if (HAS_MODES) {
            forceFolder(to.getParent());
        }
    }

    static void makeExecutable(Path file) throws IOException {
        setMode(file, "rwx------");
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (NoSuchFileException nothingToDelete) {
            // the usual case: no attempt was interrupted here before
        }
    }

    private static void forceFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void forceFile(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void setMode(Path path, String mode) throws IOException {
        if (HAS_MODES) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
        }
    }
}
