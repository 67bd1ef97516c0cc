package io.github.ibkringest.message;

import java.io.FileNotFoundException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;

/**
 * Why something cannot be reached, read or written, in words that go on after "cannot be read: ". What Java says of it is
 * often no more than a name: that of a file, a host or a class.
 */
public final class Reason {

    private static final String NO_SUCH_FILE = "there is no such file";
    private static final String TIMED_OUT = "no answer in time";

    private Reason() {}

    /** The reason in a chain of causes; the innermost one that is known, else the innermost message. Never null. */
    public static String of(Throwable thrown) {
        String message = null;
        for (Throwable cause : innermostFirst(thrown)) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
            message = message == null ? cause.getMessage() : message;
        }
        return message == null ? thrown.getClass().getSimpleName() : message;
    }

    /** Whether it is that a file or folder is not there. */
    public static boolean isNoSuchFile(Throwable thrown) {
        return of(thrown).equals(NO_SUCH_FILE);
    }

    private static Deque<Throwable> innermostFirst(Throwable thrown) {
        Deque<Throwable> causes = new ArrayDeque<>();
        Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && met.add(cause); cause = cause.getCause()) {
            causes.push(cause);
        }
        return causes;
    }

    /** In words, where Java has none; else null. */
    private static String known(Throwable thrown) {
        if (thrown instanceof FileSystemException || thrown instanceof FileNotFoundException) {
            return ofFile(thrown);
        }
        if (thrown instanceof CharacterCodingException) {
            return "it is not written in UTF-8";
        }
        if (thrown instanceof ZipException) {
            return "the packed file is damaged or not whole (" + thrown.getMessage() + "); copy or download it again";
        }
        if (thrown instanceof UnknownHostException || thrown instanceof UnresolvedAddressException) {
            return "unknown host";
        }
        if (thrown instanceof NoRouteToHostException) {
            return "no route to the host";
        }
        if (thrown instanceof HttpTimeoutException
                || thrown instanceof InterruptedIOException
                || thrown instanceof TimeoutException) {
            return TIMED_OUT;
        }
        if (thrown instanceof ConnectException) {
            return ofConnection(String.valueOf(thrown.getMessage()));
        }
        return isFolder(thrown) ? "it is a folder" : null;
    }

    private static String ofFile(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage());
        if (thrown instanceof AccessDeniedException || text.endsWith("(Permission denied)")) {
            return "permission denied for user " + System.getProperty("user.name");
        }
        if (thrown instanceof NoSuchFileException || text.endsWith("(No such file or directory)")) {
            return NO_SUCH_FILE;
        }
        if (thrown instanceof NotDirectoryException) {
            return "it is no folder";
        }
        if (thrown instanceof FileAlreadyExistsException) {
            return "it is there already";
        }
        if (thrown instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        }
        return thrown instanceof FileSystemException failed ? failed.getReason() : null;
    }

    /** A client without blocking calls is refused without a word. */
    private static String ofConnection(String text) {
        if (text.contains("timed out")) {
            return TIMED_OUT;
        }
        return text.equals("null") || text.contains("refused") ? "connection refused" : text;
    }

    private static boolean isFolder(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).endsWith("Is a directory");
    }
}
