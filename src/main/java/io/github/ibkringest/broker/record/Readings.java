package io.github.ibkringest.broker.record;

/**
 * The settings that records were ever read with, by number. A record is kept as delivered, and its reading with it, so that
 * it says the same ever after, whatever today's settings are. Implementations are thread-safe.
 */
public interface Readings {

    /** Number of the first reading: records without a number have it. */
    int FIRST = 0;

    /**
     * Name of the value in a record that states the number of its reading, where that is not the first one. A record that was
     * put together from records of several readings has it with a blank and the attribute's name behind it.
     */
    String MARK = "#read";

    /** Where nobody keeps them: everything is read with today's settings. */
    Readings NONE = new Readings() {
        @Override
        public int numberOf(String settings) {
            return FIRST;
        }

        @Override
        public String settingsOf(int number) {
            return null;
        }
    };

    /** The number of some settings, which are kept when they are new. */
    int numberOf(String settings);

    /** The settings of a number; null when they are not known. */
    String settingsOf(int number);
}
