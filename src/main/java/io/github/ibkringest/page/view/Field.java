package io.github.ibkringest.page.view;

import io.github.ibkringest.page.html.Look;

/**
 * A column that people see.
 *
 * @param name the column of the query
 * @param label its heading
 * @param look how its values are shown
 * @param link where they lead, with columns of the row in braces, as in {@code /trades/{execution_id}}; or null
 */
public record Field(String name, String label, Look look, String link) {

    static Field text(String name, String label) {
        return new Field(name, label, Look.TEXT, null);
    }

    static Field code(String name, String label) {
        return new Field(name, label, Look.CODE, null);
    }

    static Field raw(String name, String label) {
        return new Field(name, label, Look.RAW, null);
    }

    static Field word(String name, String label) {
        return new Field(name, label, Look.WORD, null);
    }

    static Field flag(String name, String label) {
        return new Field(name, label, Look.FLAG, null);
    }

    static Field day(String name, String label) {
        return new Field(name, label, Look.DAY, null);
    }

    static Field moment(String name, String label) {
        return new Field(name, label, Look.MOMENT, null);
    }

    static Field count(String name, String label) {
        return new Field(name, label, Look.COUNT, null);
    }

    static Field price(String name, String label) {
        return new Field(name, label, Look.PRICE, null);
    }

    static Field money(String name, String label) {
        return new Field(name, label, Look.MONEY, null);
    }

    static Field result(String name, String label) {
        return new Field(name, label, Look.RESULT, null);
    }

    static Field bytes(String name, String label) {
        return new Field(name, label, Look.BYTES, null);
    }

    /** The same, which leads somewhere. */
    Field to(String address) {
        return new Field(name, label, look, address);
    }
}
