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

    /**
     * Reads a setting; complains when it is wrong, and goes on with its default.
     *
     * @return null for none
     */
    public <T> T read(Setting<T> setting) {
        String text = value(setting.key());
        if (text.isEmpty() && setting.standard().isEmpty()) {
            return null;
        }
        try {
            return setting.kind().parse(text);
        } catch (IllegalArgumentException e) {
            complain(setting.key() + "=" + text + " " + e.getMessage());
            return setting.standard().isEmpty() ? null : setting.kind().parse(setting.standard());
        }
    }

    /** Says what is wrong with a setting, beginning with its key. */
    public void complain(String sentence) {
        complaints.accept(sentence);
    }
}
