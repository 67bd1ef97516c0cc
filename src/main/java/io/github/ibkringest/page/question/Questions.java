package io.github.ibkringest.page.question;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.listing.Days;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.page.question.Question.Format;
import io.github.ibkringest.page.view.View;
import io.github.ibkringest.page.view.View.Filter;
import io.github.ibkringest.web.WebRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what was asked. A wrong parameter is refused: to ignore it would show something else than was asked for. */
public final class Questions {

    /** Rows of a page that people read. */
    static final int READABLE = 50;

    /** Rows of an answer to programs, when they say nothing, and at most. */
    static final int USUAL = 1_000;

    static final int MOST = 10_000;

    private static final String LIMIT = "limit";
    private static final int LONGEST = 100;
    private static final int LAST_YEAR = 9_999;
    private static final int LAST_PAGE = 200;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final Pattern AFTER = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d|infinity)_(\\d{4}-\\d\\d-\\d\\dT[0-9:.]{8,18}Z|-infinity)_(\\d{1,18})");

    private final Supplier<? extends Collection<String>> accounts;
    private final Clock clock;

    /**
     * @param accounts the codes of the accounts
     * @param clock tells what today is, in its zone
     */
    public Questions(Supplier<? extends Collection<String>> accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Reads a request.
     *
     * @throws IllegalArgumentException with a sentence, when something is wrong with it
     */
    public Question of(WebRequest request, View view) {
        Format format = format(request.path());
        String path = request.path()
                .substring(0, request.path().length() - format.ending().length());
        Map<String, String> given = given(request, view);
        Map<String, Object> parameters = new LinkedHashMap<>();
        int limit = limit(given, format);
        for (Filter filter : Filter.values()) {
            parameters.put(filter.parameter(), value(filter, given.get(filter.parameter()), view));
        }
        days(given, parameters);
        parameters.put("descending", String.valueOf(parameters.get("sort")).startsWith("-"));
        parameters.computeIfPresent("sort", (name, sort) -> sort.toString().replaceFirst("^-", ""));
        after(given.get("after"), parameters);
        Object page = parameters.get("page");
        parameters.put("offset", page == null ? 0 : (Integer.parseInt(page.toString()) - 1) * limit);
        // one more, to know whether there are more
        parameters.put(LIMIT, limit + 1);
        Long id = id(path);
        parameters.put("id", id);
        return new Question(view, format, path, id, given, limit, parameters);
    }

    private static Format format(String path) {
        return path.endsWith(Format.JSON.ending())
                ? Format.JSON
                : path.endsWith(Format.CSV.ending()) ? Format.CSV : Format.HTML;
    }

    private static Long id(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        return NUMBER.matcher(last).matches() ? Long.valueOf(last) : null;
    }

    private static Map<String, String> given(WebRequest request, View view) {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> known =
                new TreeSet<>(view.filters()).stream().map(Filter::parameter).toList();
        request.parameters().forEach((name, values) -> {
            if (!known.contains(name) && !name.equals(LIMIT)) {
                throw new IllegalArgumentException("there is no parameter '" + shortened(name) + "' here"
                        + Alike.question(shortened(name), known) + "; there are: " + String.join(", ", known) + ", "
                        + LIMIT);
            }
            if (values.size() > 1) {
                throw new IllegalArgumentException(name + " is given " + values.size() + " times; give it once");
            }
            if (values.get(0).chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(name + " has a control character in it");
            }
            // a form sends what was left empty
            if (!values.get(0).isBlank()) {
                given.put(name, values.get(0).strip());
            }
        });
        return given;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static int limit(Map<String, String> given, Format format) {
        String text = given.get(LIMIT);
        if (text == null) {
            return format == Format.HTML ? READABLE : USUAL;
        }
        return (int) number(LIMIT, text, MOST);
    }

    private static long number(String name, String text, long most) {
        if (NUMBER.matcher(text).matches() && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most) {
            return Long.parseLong(text);
        }
        throw new IllegalArgumentException(name + "=" + shortened(text) + " must be a number from 1 to " + most);
    }

    private String value(Filter filter, String text, View view) {
        List<String> choices = view.choices().getOrDefault(filter, List.of());
        if (text == null) {
            return choices.isEmpty() ? null : choices.get(0);
        }
        return switch (filter) {
            case ACCOUNT -> one(filter, text, accounts.get());
            case STATUS, BY -> one(filter, text, choices);
            case SORT -> {
                one(filter, text.replaceFirst("^-", ""), view.sorts());
                yield text;
            }
            case YEAR -> String.valueOf(number("year", text, LAST_YEAR));
            case PAGE -> String.valueOf(number("page", text, LAST_PAGE));
            case SYMBOL -> symbol(text);
            default -> text;
        };
    }

    private static String symbol(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("symbol is longer than " + LONGEST + " characters; write one like AAPL");
        }
        return text.replace(" ", "");
    }

    private static String one(Filter filter, String text, Collection<String> known) {
        if (!known.contains(text)) {
            throw new IllegalArgumentException(filter.parameter() + "=" + shortened(text) + " is not known"
                    + Alike.question(shortened(text), known)
                    + (known.isEmpty() ? "; there is none yet" : "; there are: " + String.join(", ", known)));
        }
        return text;
    }

    private void days(Map<String, String> given, Map<String, Object> parameters) {
        Days days = new Days(LocalDate.now(clock));
        try {
            LocalDate from = given.containsKey("from") ? days.first("from", shortened(given.get("from"))) : null;
            LocalDate to = given.containsKey("to") ? days.last("to", shortened(given.get("to"))) : null;
            if (from != null && (from.getYear() < 1 || from.getYear() > LAST_YEAR)
                    || to != null && (to.getYear() < 1 || to.getYear() > LAST_YEAR)) {
                throw new IllegalArgumentException("from and to are days of the years 1 to " + LAST_YEAR);
            }
            if (from != null && to != null && from.isAfter(to)) {
                throw new IllegalArgumentException("from=" + from + " is after to=" + to);
            }
            // as days, not as texts: the server chooses an index by what it knows when it plans
            parameters.put("from", from);
            parameters.put("to", to);
        } catch (BrokerConfigurationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The place of the row after which the rows are to begin. */
    private static void after(String text, Map<String, Object> parameters) {
        Matcher place = AFTER.matcher(text == null ? "" : text);
        if (text != null && !place.matches()) {
            throw new IllegalArgumentException("after is no place in the list; take it from the link to the next rows");
        }
        parameters.put("after_day", text == null ? null : place.group(1));
        parameters.put("after_time", text == null ? null : place.group(2));
        parameters.put("after_id", text == null ? null : place.group(3));
    }
}
