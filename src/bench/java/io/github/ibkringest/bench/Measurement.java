package io.github.ibkringest.bench;

/**
 * One step, measured once.
 *
 * @param seconds wall time
 * @param peakRss bytes, or 0 where it is not known
 * @param peakHeap bytes, or 0 where it is not known
 * @param footprint what it left in the database, or null where that is not looked at
 */
record Measurement(double seconds, long peakRss, long peakHeap, Footprint footprint) {

    Measurement with(Footprint left) {
        return new Measurement(seconds, peakRss, peakHeap, left);
    }
}
