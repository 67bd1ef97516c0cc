package io.github.ibkringest.bench;

/**
 * What every scenario works with.
 *
 * @param parameters what was asked for
 * @param statements the statements to load
 * @param floor the reference tables
 * @param store the database of the program
 * @param program the program
 * @param results where measurements go
 */
record Bench(
        Parameters parameters,
        Statements statements,
        Floor floor,
        ServerDatabase store,
        Program program,
        Results results) {

    /** Empties a database, does a load in it and measures what that left behind. */
    static Measurement fresh(ServerDatabase database, Load load) throws Exception {
        database.empty();
        return onto(database, load);
    }

    /** Does a load in a database that has settled, and measures what that left behind. */
    static Measurement settled(ServerDatabase database, Load load) throws Exception {
        database.settle();
        return onto(database, load);
    }

    private static Measurement onto(ServerDatabase database, Load load) throws Exception {
        Footprint before = database.footprint();
        Measurement measured = load.measure();
        return measured.with(database.footprint().minus(before));
    }

    /** One load, measured. */
    interface Load {
        Measurement measure() throws Exception;
    }
}
