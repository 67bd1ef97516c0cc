package io.github.ibkringest.page.question;

import io.github.ibkringest.page.view.View;
import io.github.ibkringest.page.view.View.Filter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was asked, checked.
 *
 * @param view what is looked at
 * @param format who asks
 * @param path the path without the ending of the format
 * @param id the row that is looked at, or null
 * @param given the parameters as they were given, for addresses
 * @param limit how many rows at most
 * @param parameters the named parameters of the SQL
 */
public record Question(
        View view,
        Format format,
        String path,
        Long id,
        Map<String, String> given,
        int limit,
        Map<String, Object> parameters) {

    /** Who asks: people, or programs. */
    public enum Format {
        HTML(""),
        JSON(".json"),
        CSV(".csv");

        private final String ending;

        Format(String ending) {
            this.ending = ending;
        }

        /** How paths end. */
        public String ending() {
            return ending;
        }
    }

    public Question {
        given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** What was given for a filter, or null. */
    public String given(Filter filter) {
        return given.get(filter.parameter());
    }

    /** The same with a parameter of the SQL that was not given. */
    public Question with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Question(view, format, path, id, given, limit, more);
    }

    /** The address of this. */
    public Address address() {
        return new Address(path, given);
    }
}
