package io.github.ibkringest.page.html;

/**
 * A value as people see it.
 *
 * @param text what they read
 * @param exact all of its digits, or the moment as programs read it, where the text says less; else null
 * @param kind names of classes that say how it looks, with blanks between them
 * @param tag the element that holds it: {@code data}, {@code time} or {@code span}
 * @param href where it leads, or null
 */
public record Shown(String text, String exact, String kind, String tag, String href) {

    /** Nothing is known. */
    public static final Shown NOTHING = new Shown("", null, "none", "span", null);

    /** The same, which leads somewhere. */
    public Shown to(String address) {
        return new Shown(text, exact, kind, tag, address);
    }
}
