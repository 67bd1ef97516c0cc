package io.github.ibkringest.page.html;

/**
 * What can be chosen.
 *
 * @param value the value of the parameter, or the address of a link
 * @param label what people read
 * @param isChosen whether it is what is shown now
 */
public record Choice(String value, String label, boolean isChosen) {}
