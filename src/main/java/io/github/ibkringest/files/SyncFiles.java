package io.github.ibkringest.files;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.FileChoice;
import io.github.ibkringest.broker.SourceFile;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.broker.record.Payload;
import io.github.ibkringest.model.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The files of one sync: which of them are read, and what became of each. A file that is imported already is left alone:
 * its content is known, wherever it lies and however it is packed, the same version of the program read it with the same
 * settings, all wanted accounts and datasets of it are stored, and nothing of it is in quarantine. What cannot be noted in
 * the database is logged and costs another reading. Not thread-safe: files follow one after the other.
 */
public final class SyncFiles implements FileChoice {

    private static final Logger LOG = LoggerFactory.getLogger(SyncFiles.class);

    private final FileLedger ledger;
    private final Scope scope;
    private final Set<String> present = new HashSet<>();
    private final Set<String> accounts = new TreeSet<>();
    private KnownFiles files;
    private int found;
    private int known;
    private int imported;
    private int failed;
    private boolean warned;

    /**
     * @param scope what the sync is about
     */
    public SyncFiles(FileLedger ledger, Scope scope) {
        this.ledger = ledger;
        this.scope = scope;
    }

    /**
     * What a sync is about.
     *
     * @param source name of the source
     * @param reader version and reading settings of the program
     * @param policy which files it reads
     * @param paths the paths of its request
     * @param datasets the datasets wanted
     * @param accounts which of the accounts in a file are wanted
     * @param isWhole whether all days are wanted
     * @param isDry whether nothing may be written
     */
    public record Scope(
            String source,
            String reader,
            FilePolicy policy,
            List<String> paths,
            Set<Dataset> datasets,
            AccountChoice accounts,
            boolean isWhole,
            boolean isDry) {}

    /** Which accounts are wanted. */
    @FunctionalInterface
    public interface AccountChoice {

        /**
         * Whether an account is wanted; the empty code stands for records that name none.
         *
         * @throws BrokerException when the sync cannot go on with it
         */
        boolean wants(String account);
    }

    @Override
    public void among(int files) {
        found = files;
    }

    @Override
    public boolean reads(SourceFile file) {
        present.add(file.path());
        boolean asked =
                scope.policy() == FilePolicy.ALL || scope.policy() == FilePolicy.NEW_IN_FOLDERS && !file.isFound();
        KnownFile same = asked ? null : sameContent(file);
        if (same == null || !isImported(same)) {
            return true;
        }
        known++;
        accounts.addAll(same.accounts());
        FileLedger.Content content = new FileLedger.Content(same.sha256(), same.size(), same.accounts());
        if (!files().isImported(file.path(), same.sha256())) {
            note(file, FileState.IMPORTED, content, null);
        }
        return false;
    }

    /** The file that is known to have the same content, if its reader was the same. */
    private KnownFile sameContent(SourceFile file) {
        if (!files().mayHold(file.size())) {
            return null;
        }
        try {
            return files().ofContent(Digest.of(file.content(), files().largest()));
        } catch (IOException | BrokerException e) {
            LOG.debug("{} cannot be opened; its reader gets the reason", file.path(), e);
            return null;
        }
    }

    private boolean isImported(KnownFile file) {
        try {
            return file.accounts().stream()
                    .filter(scope.accounts()::wants)
                    .flatMap(account -> scope.datasets().stream().map(dataset -> new StoredPart(account, dataset)))
                    .allMatch(part -> file.stored().contains(part.label()));
        } catch (BrokerException e) {
            LOG.debug("{} is read again, so that the sync ends as it should", file.path(), e);
            return false;
        }
    }

    private KnownFiles files() {
        if (files == null) {
            files = load();
        }
        return files;
    }

    private KnownFiles load() {
        try {
            return new KnownFiles(ledger.all(scope.source(), scope.reader()));
        } catch (DataAccessException e) {
            warn(e);
            return new KnownFiles(List.of());
        }
    }

    /**
     * A session has ended.
     *
     * @param session the session
     * @param stored what its succeeded runs have stored
     * @param isComplete whether all that was wanted of it is stored
     * @param error why what it reads cannot be read, or null
     */
    public void ended(BrokerApi session, Collection<StoredPart> stored, boolean isComplete, String error) {
        SourceFile file = session.file().orElse(null);
        if (file == null) {
            return;
        }
        Payload payload = session.delivered().orElse(null);
        FileState state = FileState.SEEN;
        if (payload == null && error == null && file.isGone()) {
            found--;
            state = FileState.GONE;
        } else if (payload == null && error != null) {
            failed++;
            state = file.isThere() ? FileState.FAILED : FileState.GONE;
        } else if (payload != null && isComplete) {
            imported++;
            state = FileState.IMPORTED;
        }
        FileLedger.Content content = payload == null ? null : FileLedger.Content.of(payload);
        note(file, state, content, state == FileState.FAILED ? withPath(session, file, error) : null);
        if (payload != null && scope.isWhole() && !stored.isEmpty()) {
            write(() -> ledger.noteStored(payload.sha256(), scope.reader(), stored));
        }
    }

    /** The sync has come to its end: what it has not met any more where it looked is gone. */
    public void ended() {
        Set<String> places = new TreeSet<>();
        for (String path : scope.paths()) {
            String place = Path.of(path).toAbsolutePath().normalize().toString();
            if (!present.contains(place) || !Files.isRegularFile(Path.of(place))) {
                places.add(place);
            }
        }
        if (!places.isEmpty()) {
            List<String> gone = files().below(places, present);
            if (!gone.isEmpty()) {
                write(() -> ledger.noteGone(scope.source(), gone));
            }
        }
    }

    private void note(SourceFile file, FileState state, FileLedger.Content content, String error) {
        write(() -> ledger.note(scope.source(), file.path(), state, scope.reader(), content, error));
    }

    private void write(Runnable note) {
        if (scope.isDry()) {
            return;
        }
        try {
            note.run();
        } catch (DataAccessException e) {
            warn(e);
        }
    }

    private void warn(DataAccessException thrown) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "which files are imported cannot be noted, so that they will be read again: {}",
                    thrown.getMostSpecificCause().getMessage());
        }
    }

    /** Its reader may be in another folder, where a relative path is wrong. */
    private static String withPath(BrokerApi session, SourceFile file, String error) {
        if (error.contains(file.path())) {
            return error;
        }
        return error.contains(session.name()) ? error.replace(session.name(), file.path()) : file.path() + ": " + error;
    }

    /** Whether the file of a session is known to fail for the same reason, so that the ledger says so already. */
    public boolean failsAlike(BrokerApi session, String error) {
        SourceFile file = session.file().orElse(null);
        try {
            return file != null && ledger.failsAlike(scope.source(), file.path(), withPath(session, file, error));
        } catch (DataAccessException e) {
            warn(e);
            return false;
        }
    }

    /** Codes of the accounts in files that were left alone. */
    public Set<String> accountsOfKnown() {
        return accounts;
    }

    /** How many files there are so far. */
    public FileCounts counts() {
        return new FileCounts(found, known, imported, failed);
    }
}
