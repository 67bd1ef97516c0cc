package io.github.ibkringest.flex;

import java.time.LocalDate;

/** A generated order; its prices are in cents. */
record GeneratedOrder(GeneratedContract contract, LocalDate day, long id, boolean buy, int cents) {

    /** One fill of it. */
    record Part(
            long id, int position, int quantity, int cents, int commissionCents, boolean restated, boolean malformed) {}

    String side() {
        return buy ? "BUY" : "SELL";
    }

    int signed(int quantity) {
        return buy ? quantity : -quantity;
    }

    /** A second of the trading day; fills of one order share it or follow each other. */
    String time(int position) {
        int second = (int) (34_200 + id * 7919 % 23_000) + position % 3;
        return "%s;%02d%02d%02d".formatted(GeneratedContract.date(day), second / 3600, second / 60 % 60, second % 60);
    }
}
