package io.github.ibkringest.cli.rows;

import java.util.Locale;

/** How rows are written. */
public enum RowFormat {
    /** A table for people. */
    TABLE,
    /** RFC 4180, with a heading. Nothing between the commas is null, two quotes are an empty text. */
    CSV,
    /** One array of objects. */
    JSON,
    /** One object on each line. */
    JSONL,
    /** A workbook of Excel with one sheet. */
    XLSX,
    /** Apache Parquet: exact decimals, times in UTC. */
    PARQUET;

    /** Whether it cannot go to a terminal. */
    public boolean isBinary() {
        return this == XLSX || this == PARQUET;
    }

    /** As options name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
