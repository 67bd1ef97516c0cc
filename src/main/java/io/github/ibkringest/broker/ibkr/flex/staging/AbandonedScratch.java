package io.github.ibkringest.broker.ibkr.flex.staging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scratch folders of processes that were killed: nobody holds their lock any more. */
final class AbandonedScratch {

    private static final Logger LOG = LoggerFactory.getLogger(AbandonedScratch.class);

    private AbandonedScratch() {}

    /** Removes those beside a folder that belong to the same user; what cannot be removed is left for another time. */
    static void remove(Path own) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), ScratchFolder.PREFIX + "*")) {
            UserPrincipal user = Files.getOwner(own);
            for (Path folder : folders) {
                removeAbandoned(folder, user);
            }
        } catch (IOException e) {
            LOG.debug("abandoned scratch folders cannot be listed", e);
        }
    }

    private static void removeAbandoned(Path folder, UserPrincipal user) {
        try {
            if (!ScratchFolder.isOwn(folder)
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(user)
                    && Files.isRegularFile(ScratchFolder.lockOf(folder), LinkOption.NOFOLLOW_LINKS)) {
                removeUnlocked(folder);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be removed", folder, e);
        }
    }

    private static void removeUnlocked(Path folder) throws IOException {
        try (FileChannel lock = FileChannel.open(ScratchFolder.lockOf(folder), StandardOpenOption.WRITE)) {
            if (lock.tryLock() != null) {
                ScratchFolder.remove(folder);
                LOG.debug("{} was left by a process that was killed", folder);
            }
        }
    }
}
