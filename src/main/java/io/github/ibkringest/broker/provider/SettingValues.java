package io.github.ibkringest.broker.provider;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The values of settings, and where to complain of those that are wrong.
 *
 * @param values the value of a key, its default where it is not set, empty for none
 * @param complaints receives a sentence for each setting that is wrong
 */
public record SettingValues(UnaryOperator<String> values, Consumer<String> complaints) {

    /** The value of a key, without blanks around it; empty for none. */
    public String value(String key) {
        return values.apply(key);
    }

    /** The values of a key that holds several, with commas between them. */
    public List<String> list(String key) {
        return Arrays.stream(value(key).split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Says what is wrong with a setting, beginning with its key. */
    public void complain(String sentence) {
        complaints.accept(sentence);
    }
}
