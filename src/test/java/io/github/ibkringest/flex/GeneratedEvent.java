package io.github.ibkringest.flex;

import java.io.IOException;
import java.io.Writer;

/** A generated option event: an expiration, or the assignment of a short or the exercise of a long option. */
record GeneratedEvent(GeneratedContract option, boolean expiration, boolean held, int contracts, long id) {

    void writeBookings(GeneratedRows rows, Writer out) throws IOException {
        rows.writeBooking(out, this, option, closing(), 0, id);
        if (!expiration) {
            rows.writeBooking(out, this, option.stock(), shares(), option.strike(), id + 1);
        }
    }

    void writeEvents(GeneratedRows rows, Writer out) throws IOException {
        rows.writeEvent(out, this, option, closing(), 0, id);
        if (!expiration) {
            rows.writeEvent(out, this, option.stock(), shares(), option.strike(), id + 1);
        }
    }

    String date() {
        return GeneratedContract.date(option.expiry());
    }

    String type(GeneratedContract contract) {
        if (!contract.option()) {
            return shares() > 0 ? "Buy" : "Sell";
        }
        return expiration ? "Expiration" : held ? "Exercise" : "Assignment";
    }

    String code() {
        return expiration ? "Ep" : held ? "Ex" : "A";
    }

    private int closing() {
        return held ? -contracts : contracts;
    }

    /** A call gives shares to who holds it, a put takes them. */
    private int shares() {
        boolean call = option.number() % 2 == 1;
        return (held == call ? contracts : -contracts) * option.multiplier();
    }
}
