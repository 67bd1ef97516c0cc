package io.github.ibkringest.cli.rows.parquet;

import io.github.ibkringest.listing.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DateType;
import org.apache.parquet.format.DecimalType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MicroSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;

/**
 * What the values of a column are stored as. Immutable.
 *
 * @param name unique among the columns
 * @param stored the kind of storage
 * @param scale digits after the point of a decimal
 */
record ColumnType(String name, Stored stored, int scale) {

    /** Digits of a decimal that fits into eight bytes, and of the largest one. */
    static final int SHORT_DIGITS = 18;

    static final int MOST_DIGITS = 38;

    private static final int DECIMAL_BYTES = 16;

    /** How values are stored. */
    enum Stored {
        BOOLEAN(Type.BOOLEAN),
        /** Days since 1970. */
        DATE(Type.INT32),
        /** Microseconds since 1970, in UTC. */
        MOMENT(Type.INT64),
        WHOLE(Type.INT64),
        SHORT_DECIMAL(Type.INT64),
        DECIMAL(Type.FIXED_LEN_BYTE_ARRAY),
        TEXT(Type.BYTE_ARRAY);

        private final Type written;

        Stored(Type written) {
            this.written = written;
        }
    }

    /** The type for a kind of column whose values are all of this kind and fit. */
    static Stored usual(Column column) {
        return switch (column.kind()) {
            case BOOLEAN -> Stored.BOOLEAN;
            case DATE -> Stored.DATE;
            case MOMENT -> Stored.MOMENT;
            case NUMBER -> column.isWhole() ? Stored.WHOLE : Stored.SHORT_DECIMAL;
            default -> Stored.TEXT;
        };
    }

    Type written() {
        return stored.written;
    }

    /** Adds a value to a page; null for null. */
    void add(PlainPage page, String value) {
        if (value == null) {
            page.addNull();
            return;
        }
        switch (stored) {
            case BOOLEAN -> page.add(Boolean.parseBoolean(value));
            case DATE -> page.add((int) LocalDate.parse(value).toEpochDay());
            case MOMENT -> page.add(micros(value));
            case WHOLE -> page.add(Long.parseLong(value));
            case SHORT_DECIMAL -> page.add(scaled(value).unscaledValue().longValueExact());
            case DECIMAL -> page.addFixed(bytes(scaled(value)));
            default -> page.add(value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static long micros(String moment) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(moment).toInstant());
    }

    private BigDecimal scaled(String value) {
        return new BigDecimal(value).setScale(scale, RoundingMode.UNNECESSARY);
    }

    private static byte[] bytes(BigDecimal number) {
        byte[] shortest = number.unscaledValue().toByteArray();
        byte[] all = new byte[DECIMAL_BYTES];
        Arrays.fill(all, (byte) (number.signum() < 0 ? -1 : 0));
        System.arraycopy(shortest, 0, all, DECIMAL_BYTES - shortest.length, shortest.length);
        return all;
    }

    /** How the end of the file describes it. */
    SchemaElement described() {
        SchemaElement element = new SchemaElement(name);
        element.setType(stored.written);
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        switch (stored) {
            case DATE -> {
                element.setLogicalType(LogicalType.DATE(new DateType()));
                element.setConverted_type(ConvertedType.DATE);
            }
            case MOMENT -> {
                element.setLogicalType(
                        LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MICROS(new MicroSeconds()))));
                element.setConverted_type(ConvertedType.TIMESTAMP_MICROS);
            }
            case SHORT_DECIMAL -> decimal(element, SHORT_DIGITS);
            case DECIMAL -> {
                element.setType_length(DECIMAL_BYTES);
                decimal(element, MOST_DIGITS);
            }
            case TEXT -> {
                element.setLogicalType(LogicalType.STRING(new StringType()));
                element.setConverted_type(ConvertedType.UTF8);
            }
            default -> {
                // the type says it all
            }
        }
        return element;
    }

    private void decimal(SchemaElement element, int digits) {
        element.setLogicalType(LogicalType.DECIMAL(new DecimalType(scale, digits)));
        element.setConverted_type(ConvertedType.DECIMAL);
        element.setScale(scale);
        element.setPrecision(digits);
    }
}
