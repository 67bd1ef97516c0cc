package io.github.ibkringest.page.html;

import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.listing.Column.Kind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;

/** Values as people see them. Stateless. */
public final class Values {

    /** More of a text is in the answers to programs, and on the page of its row. */
    private static final int LONGEST = 300;

    private static final int LONGEST_RAW = 20_000;

    private static final int SECONDS = "2026-07-17T17:22:07".length();

    private Values() {}

    /** A value, or nothing for null. */
    public static Shown of(Cell cell, Look look) {
        if (cell == null) {
            return Shown.NOTHING;
        }
        if (look.isNumber()) {
            return cell.kind() == Kind.NUMBER ? number(cell.text(), look) : text(cell.text(), "num");
        }
        return switch (look) {
            case WORD -> text(cell.text().toLowerCase(Locale.ROOT).replace('_', ' '), "word");
            case FLAG -> text(cell.text().equals("true") ? "yes" : "no", "word " + cell.text());
            case MOMENT -> cell.kind() == Kind.MOMENT ? moment(cell.text()) : text(cell.text(), "when");
            case DAY -> text(cell.text(), "when");
            case CODE -> text(cell.text(), "code");
            case RAW -> text(cell.text(), "raw", LONGEST_RAW);
            default -> text(cell.text(), "text");
        };
    }

    private static Shown text(String text, String kind) {
        return text(text, kind, LONGEST);
    }

    private static Shown text(String text, String kind, int longest) {
        return text.length() <= longest
                ? new Shown(text, null, kind, "span", null)
                : new Shown(
                        text.substring(0, longest) + "… (" + text.length() + " characters)", null, kind, "span", null);
    }

    private static Shown moment(String iso) {
        String shown = iso.length() < SECONDS
                ? iso.replace('T', ' ').replace("Z", "")
                : iso.substring(0, SECONDS).replace('T', ' ');
        return new Shown(shown, iso, "when", "time", null);
    }

    private static Shown number(String digits, Look look) {
        BigDecimal number = new BigDecimal(digits);
        Function<BigDecimal, String> written = switch (look) {
            case PRICE -> Numbers::price;
            case MONEY -> Numbers::money;
            case RESULT -> Numbers::result;
            case BYTES -> Numbers::bytes;
            default -> Numbers::count;
        };
        String sign = look != Look.RESULT || number.signum() == 0 ? "" : number.signum() > 0 ? " up" : " down";
        return new Shown(written.apply(number), digits, "num" + sign, "data", null);
    }
}
