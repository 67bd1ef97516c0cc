package io.github.ibkringest.files;

/** Which files a sync reads of those that its request leads to. */
public enum FilePolicy {
    /** All of them. */
    ALL,
    /** Those that are named, and of folders and archives those that are not imported yet. */
    NEW_IN_FOLDERS,
    /** Those that are not imported yet. */
    NEW
}
