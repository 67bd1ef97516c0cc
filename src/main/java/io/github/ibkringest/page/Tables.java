package io.github.ibkringest.page;

import io.github.ibkringest.listing.Cell;
import io.github.ibkringest.page.html.Shown;
import io.github.ibkringest.page.html.Table;
import io.github.ibkringest.page.html.Values;
import io.github.ibkringest.page.question.Address;
import io.github.ibkringest.page.question.Question;
import io.github.ibkringest.page.view.Field;
import io.github.ibkringest.page.view.Part;
import io.github.ibkringest.page.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tables for people, of the rows of a part. Stateless. */
final class Tables {

    private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");

    private Tables() {}

    /** A table whose rows go on elsewhere, if there are more than were asked for. */
    static Table of(Question question, Part part, Rows rows) {
        boolean isMain = part.equals(question.view().main());
        // other tables are short by themselves
        Rows shown = isMain ? rows.first(question.limit()) : rows;
        List<Field> fields = part.fields().stream()
                .filter(field -> question.view().sorts().contains(field.name()) || isSomewhere(field, shown))
                .toList();
        return new Table(
                part.name(),
                part.caption(),
                fields.stream().map(field -> head(question, field, isMain)).toList(),
                shown.values().stream().map(row -> row(fields, shown, row)).toList(),
                part.empty(),
                isMain ? next(question, rows) : null,
                isMain
                                && (question.given().containsKey("after")
                                        || question.given().containsKey("page"))
                        ? question.address().fromStart().toString()
                        : null);
    }

    /** The address of the rows that follow; null where these are the last. */
    static String next(Question question, Rows rows) {
        if (rows.values().size() <= question.limit()) {
            return null;
        }
        boolean hasPlaces = question.view().filters().contains(View.Filter.AFTER);
        if (hasPlaces && question.parameters().get("sort") == null) {
            Map<String, Object> last = rows.values().get(question.limit() - 1);
            String place = text(rows, last, "place_day", "infinity") + "_" + text(rows, last, "place_time", "-infinity")
                    + "_" + text(rows, last, "place_id", "");
            return question.address().with("after", place).toString();
        }
        if (!question.view().filters().contains(View.Filter.PAGE)) {
            return null;
        }
        String page = question.given(View.Filter.PAGE);
        return question.address()
                .with("page", String.valueOf((page == null ? 1 : Integer.parseInt(page)) + 1))
                .toString();
    }

    private static String text(Rows rows, Map<String, Object> row, String column, String instead) {
        Cell cell = rows.cell(row, column);
        return cell == null ? instead : cell.text();
    }

    private static Table.Head head(Question question, Field field, boolean isMain) {
        boolean sorts = isMain && question.view().sorts().contains(field.name());
        if (!sorts) {
            return new Table.Head(field.label(), field.look().isNumber(), null, null);
        }
        boolean isSorted = field.name().equals(question.parameters().get("sort"));
        boolean descends = isSorted && Boolean.TRUE.equals(question.parameters().get("descending"));
        // the greatest first, then the smallest first
        String sort = isSorted && descends ? field.name() : "-" + field.name();
        return new Table.Head(
                field.label(),
                field.look().isNumber(),
                !isSorted ? "none" : descends ? "descending" : "ascending",
                question.address().fromStart().with("sort", sort).toString());
    }

    /** Columns of which these rows have no value tell nothing. */
    private static boolean isSomewhere(Field field, Rows rows) {
        return rows.isEmpty() || rows.values().stream().anyMatch(row -> row.get(field.name()) != null);
    }

    private static List<Shown> row(List<Field> fields, Rows rows, Map<String, Object> row) {
        List<Shown> shown = new ArrayList<>();
        for (Field field : fields) {
            shown.add(shown(field, rows, row));
        }
        return shown;
    }

    /** A value of a row. */
    static Shown shown(Field field, Rows rows, Map<String, Object> row) {
        Shown value = Values.of(rows.cell(row, field.name()), field.look());
        String address = field.link() == null || value.text().isEmpty() ? null : address(field.link(), rows, row);
        return address == null ? value : value.to(address);
    }

    /** A link of a row; null where one of its columns is empty. */
    private static String address(String link, Rows rows, Map<String, Object> row) {
        Matcher braces = BRACES.matcher(link);
        StringBuilder address = new StringBuilder();
        while (braces.find()) {
            Cell cell = rows.cell(row, braces.group(1));
            if (cell == null) {
                return null;
            }
            braces.appendReplacement(address, Matcher.quoteReplacement(Address.encoded(cell.text())));
        }
        return braces.appendTail(address).toString();
    }
}
