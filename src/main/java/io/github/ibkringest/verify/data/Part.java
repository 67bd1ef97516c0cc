package io.github.ibkringest.verify.data;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of all payloads: those of one day of a week, for example.
 *
 * @param number which part, from 1
 * @param of how many parts there are
 */
public record Part(int number, int of) {

    /** All payloads. */
    public static final Part WHOLE = new Part(1, 1);

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    /**
     * The part that a text such as {@code 1/7} names.
     *
     * @throws BrokerConfigurationException when it names none
     */
    public static Part of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
            throw new BrokerConfigurationException("'" + text + "' is no part; write one like 1/7, up to 7/7");
        }
        return new Part(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }
}
