package io.github.ibkringest.files;

/**
 * How many files a sync has come across so far.
 *
 * @param found all that its request leads to
 * @param known those that were left alone, because they are imported already
 * @param imported those that it has imported
 * @param failed those that cannot be read
 */
public record FileCounts(int found, int known, int imported, int failed) {

    /** No files. */
    public static final FileCounts NONE = new FileCounts(0, 0, 0, 0);

    /** Those of which everything that was wanted is stored. */
    public int stored() {
        return known + imported;
    }
}
