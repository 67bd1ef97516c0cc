package io.github.ibkringest.broker;

/** Hears how far a sync has come. Called often, from several threads; must return at once. */
public interface Progress {

    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void reading(String name, long bytes, long total) {}

        @Override
        public void storing(String what, long records, long total) {}
    };

    /**
     * Another file is done, or known to be.
     *
     * @param stored files of which everything that is wanted is stored
     * @param found all files that there are
     */
    default void files(int stored, int found) {}

    /**
     * A payload is being read and checked.
     *
     * @param name what people call it
     * @param bytes bytes read so far
     * @param total bytes in all, or -1 when unknown
     */
    void reading(String name, long bytes, long total);

    /**
     * Records are being stored.
     *
     * @param what account and dataset
     * @param records records stored so far
     * @param total records in all
     */
    void storing(String what, long records, long total);
}
