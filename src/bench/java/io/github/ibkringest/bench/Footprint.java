package io.github.ibkringest.bench;

/**
 * What a step left behind in its database; domain tables are all but the ledger, the payloads and the migrations.
 *
 * @param walBytes write-ahead log of the whole server
 * @param growthBytes growth of the database
 * @param inserted rows inserted into domain tables
 * @param updated rows updated in them
 * @param deleted rows deleted from them
 * @param dead dead rows more than before in them
 * @param identities identity values of domain tables used up
 */
record Footprint(
        long walBytes, long growthBytes, long inserted, long updated, long deleted, long dead, long identities) {

    Footprint minus(Footprint before) {
        return new Footprint(
                walBytes - before.walBytes,
                growthBytes - before.growthBytes,
                inserted - before.inserted,
                updated - before.updated,
                deleted - before.deleted,
                dead - before.dead,
                identities - before.identities);
    }
}
