package io.github.ibkringest.page.html;

import java.util.List;

/**
 * An account at a glance.
 *
 * @param code its code
 * @param alias the customer's name for it, or empty
 * @param environment {@code live}, {@code paper} or another
 * @param state class of how it stands: {@code good}, {@code bad}, {@code unknown}
 * @param word how it stands, in a few words
 * @param facts lines below each other
 * @param href its calendar
 * @param isChosen whether that is what is shown
 */
public record AccountCard(
        String code,
        String alias,
        String environment,
        String state,
        String word,
        List<String[]> facts,
        String href,
        boolean isChosen) {}
