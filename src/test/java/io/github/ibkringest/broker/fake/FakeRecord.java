package io.github.ibkringest.broker.fake;

import io.github.ibkringest.model.Dataset;

/**
 * A record that the fake broker delivers: 100 shares of a stock on 16 July 2026 unless it is told otherwise.
 *
 * @param <S> the record's own type
 */
public abstract class FakeRecord<S extends FakeRecord<S>> {

    private final FakeAttributes attributes = new FakeAttributes();
    private final Dataset dataset;

    FakeRecord(Dataset dataset) {
        this.dataset = dataset;
        stock("265598", "AAPL").attribute("quantity", "100").attribute("date", "2026-07-16");
    }

    /** A record that says nothing yet. */
    FakeRecord(Dataset dataset, Void nothing) {
        this.dataset = dataset;
    }

    /** What the record is about: a stock. */
    public S stock(String conId, String symbol) {
        return attribute("conId", conId)
                .attribute("symbol", symbol)
                .attribute("secType", "STK")
                .attribute("currency", "USD");
    }

    /** What the record is about: an option of 100 on an underlying. */
    public S option(String conId, String symbol, String underlyingConId, String underlyingSymbol) {
        return stock(conId, symbol)
                .attribute("secType", "OPT")
                .attribute("multiplier", "100")
                .attribute("underlyingConId", underlyingConId)
                .attribute("underlyingSymbol", underlyingSymbol);
    }

    /** The day it belongs to. */
    public S on(String date) {
        return attribute("date", date);
    }

    /** Says anything, also what makes no sense. */
    @SuppressWarnings("unchecked")
    public S attribute(String name, String text) {
        attributes.put(name, text);
        return (S) this;
    }

    /** Says nothing of something. */
    @SuppressWarnings("unchecked")
    public S without(String name) {
        attributes.remove(name);
        return (S) this;
    }

    Dataset dataset() {
        return dataset;
    }

    String json() {
        return attributes.json();
    }
}
