package io.github.ibkringest.broker;

/** Which of the files that a request leads to are read. One thread asks, file by file. */
public interface FileChoice {

    /** Reads them all. */
    FileChoice ALL = file -> true;

    /** Hears how many files there are, before the first of them is asked for. */
    default void among(int files) {}

    /** Whether a file is read. Asked once for each file, before its session begins. */
    boolean reads(SourceFile file);

    /** Whether a session is wanted: one that reads no file is. */
    default boolean wants(BrokerApi session) {
        return session.file().map(this::reads).orElse(true);
    }
}
