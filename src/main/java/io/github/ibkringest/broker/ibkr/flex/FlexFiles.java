package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.broker.error.UnreadablePayloadException;
import io.github.ibkringest.broker.ibkr.flex.staging.FlexDocument;
import io.github.ibkringest.broker.ibkr.flex.staging.LimitedInputStream;
import io.github.ibkringest.broker.ibkr.flex.staging.ScratchFolder;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.message.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Finds the statement documents behind a path. Packed files are recognised by their first bytes, not by their names; nothing
 * is ever unpacked to a name that an archive chooses.
 */
final class FlexFiles {

    /** The path that stands for standard input. */
    static final String STANDARD_INPUT = "-";

    private static final int GZIP = 0x1F8B;
    private static final int ZIP = 0x504B;

    /** Years of daily statements fit in; more means that somebody wants to keep the program busy. */
    private static final int MAX_ENTRIES = 10_000;

    private final String source;
    private final long maxBytes;

    FlexFiles(String source, long maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    /** The documents of a file, folder or archive; a path that does not exist gives one that cannot be opened. */
    List<FlexDocument> documents(String path) {
        return path.equals(STANDARD_INPUT) ? standardInput() : documents(Path.of(path), false);
    }

    private List<FlexDocument> documents(Path file, boolean isFound) {
        try {
            return Files.isDirectory(file) ? ofFolder(file) : ofFile(file, isFound);
        } catch (IOException e) {
            boolean isGone = isFound && Reason.isNoSuchFile(e);
            return isGone ? List.of() : List.of(unreadable(file, e, isFound));
        }
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private List<FlexDocument> ofFolder(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        List<FlexDocument> unreadable = new ArrayList<>(0);
        Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            /** A link to a folder is followed where it was named only. */
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                boolean isLink = !inner.equals(folder) && Files.isSymbolicLink(inner);
                return isLink ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && looksLikeStatement(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What has gone meanwhile is no longer in the folder. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                if (!Reason.isNoSuchFile(e) && !(e instanceof FileSystemLoopException)) {
                    unreadable.add(unreadable(file, e, true));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return Stream.concat(
                        files.stream().sorted().flatMap(file -> documents(file, true).stream()), unreadable.stream())
                .toList();
    }

    private static boolean looksLikeStatement(Path file) {
        String name = file.getFileName().toString().toLowerCase(java.util.Locale.ROOT);
        return !isCompanion(name) && (name.endsWith(".xml") || name.endsWith(".xml.gz") || name.endsWith(".zip"));
    }

    /** macOS puts beside {@code a.xml} a file {@code ._a.xml} with what its file system knows of it, also into archives. */
    private static boolean isCompanion(String name) {
        return name.startsWith("._");
    }

    private List<FlexDocument> ofFile(Path file, boolean isFound) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return switch (magic(file)) {
            case ZIP -> ofArchive(file);
            case GZIP ->
                List.of(new FlexDocument(
                                source, file.toString(), () -> new GZIPInputStream(Files.newInputStream(file), 1 << 16))
                        .in(absolute(file), null, isFound));
            default ->
                List.of(new FlexDocument(source, file.toString(), notEmpty(file), Files.size(file))
                        .in(absolute(file), null, isFound));
        };
    }

    private static Payload.Content notEmpty(Path file) {
        return () -> {
            if (Files.size(file) == 0) {
                throw new UnreadablePayloadException(file + " is empty; download the statement again");
            }
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        };
    }

    private static int magic(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.read() << 8 | bytes.read();
        }
    }

    private List<FlexDocument> ofArchive(Path file) throws IOException {
        try (ZipFile archive = new ZipFile(file.toFile())) {
            if (archive.size() > MAX_ENTRIES) {
                throw new IOException("the archive holds " + archive.size() + " files, more than " + MAX_ENTRIES
                        + "; unpack it and give the folder");
            }
            List<FlexDocument> documents = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry ->
                            entry.getName().toLowerCase(java.util.Locale.ROOT).endsWith(".xml"))
                    .filter(entry -> !isCompanion(
                            entry.getName().substring(entry.getName().lastIndexOf('/') + 1)))
                    .sorted(java.util.Comparator.comparing(ZipEntry::getName))
                    .map(entry -> ofEntry(file, entry))
                    .toList();
            if (documents.isEmpty()) {
                throw new IOException("the archive holds no .xml file");
            }
            return documents;
        }
    }

    private FlexDocument ofEntry(Path file, ZipEntry entry) {
        String name = entry.getName();
        return new FlexDocument(source, file + "!" + name, () -> open(file, name), entry.getSize())
                .in(absolute(file), name, true);
    }

    private static InputStream open(Path file, String entry) throws IOException {
        ZipFile archive = new ZipFile(file.toFile());
        return new BufferedInputStream(archive.getInputStream(archive.getEntry(entry)), 1 << 16) {
            @Override
            public void close() throws IOException {
                super.close();
                archive.close();
            }
        };
    }

    /** Standard input can be read once only, so it goes to a scratch file first, whose name says nothing to anybody. */
    private List<FlexDocument> standardInput() {
        String name = "standard input";
        try {
            Path copy = ScratchFolder.create().untilExit("stdin");
            LimitedInputStream limited =
                    new LimitedInputStream(System.in, maxBytes, new FlexDocument(source, name, null), Progress.NONE);
            if (Files.copy(limited, copy, StandardCopyOption.REPLACE_EXISTING) == 0) {
                throw new UnreadablePayloadException(name + " is empty; pipe a statement into it");
            }
            return ofFile(copy, false).stream()
                    .map(document -> new FlexDocument(
                            source, document.name().replace(copy.toString(), name), document.content()))
                    .toList();
        } catch (UnreadablePayloadException e) {
            return List.of(new FlexDocument(source, name, () -> {
                throw e;
            }));
        } catch (IOException e) {
            return List.of(unreadable(name, e));
        }
    }

    private FlexDocument unreadable(Path file, IOException e, boolean isFound) {
        return unreadable(file.toString(), e).in(absolute(file), null, isFound);
    }

    private FlexDocument unreadable(String name, IOException e) {
        return new FlexDocument(source, name, () -> {
            throw new UnreadablePayloadException(name + " cannot be read: " + Reason.of(e), e);
        });
    }
}
