package io.github.ibkringest.store.embedded;

import static io.github.ibkringest.store.embedded.EmbeddedPostgresException.WAY_OUT;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL programs of this platform from the class path, once per version of the archive. */
final class ServerBinaries {

    private static final int ANY_EXECUTE_BIT = 0111;

    private final URL archive;
    private final Path folder;

    ServerBinaries(URL archive, Path folder) {
        this.archive = archive;
        this.folder = folder;
    }

    /** Returns the folder of the programs; the caller holds the start lock, so nobody else unpacks meanwhile. */
    static Path unpackInto(Path root) {
        String name = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL archive = ServerBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new EmbeddedPostgresException("This distribution has no PostgreSQL for %s on %s (%s). %s"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), name, WAY_OUT));
        }
        try {
            ServerBinaries binaries = new ServerBinaries(archive, root.resolve("bin-" + fingerprint(archive)));
            binaries.unpackOnce();
            return binaries.folder.resolve("bin");
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The PostgreSQL programs cannot be unpacked into %s (%s). ".formatted(root, Reason.of(e))
                            + "It takes about 60 MB of free space. " + WAY_OUT,
                    e);
        }
    }

    static String archiveName(String os, String arch) {
        String lower = os.toLowerCase(Locale.ROOT);
        String system = lower.startsWith("mac") ? "darwin" : lower.startsWith("windows") ? "windows" : lower;
        String machine = switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    void unpackOnce() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path unfinished = folder.resolveSibling(folder.getFileName() + ".new");
        PrivateFiles.deleteTree(unfinished);
        PrivateFiles.createFolder(unfinished);
        try (InputStream in = archive.openStream();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
        }
        PrivateFiles.forceTree(unfinished);
        PrivateFiles.rename(unfinished, folder);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            createFolders(path, target);
            return;
        }
        createFolders(path.getParent(), target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            unpackFile(entry, content, path);
        }
    }

    private static void unpackFile(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        Files.copy(content, file);
        PrivateFiles.createFile(file);
        if ((entry.getMode() & ANY_EXECUTE_BIT) != 0) {
            PrivateFiles.makeExecutable(file);
        }
    }

    private static void createFolders(Path folder, Path target) throws IOException {
        if (!folder.equals(target)) {
            createFolders(folder.getParent(), target);
        }
        PrivateFiles.createFolder(folder);
    }

    /** Size and checksum from the jar's own directory: reading 15 MB at every start would cost more than the start. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (var file = jar.getJarFile()) {
                var entry = jar.getJarEntry();
                return "%08x-%x".formatted(entry.getCrc(), entry.getSize());
            }
        }
        return "%x-%x".formatted(connection.getLastModified(), connection.getContentLengthLong());
    }
}
