package io.github.ibkringest.cli.show;

import java.util.Locale;

/** Words of the database as options spell them. */
final class Words {

    private Words() {}

    /** Small, with hyphens. */
    static String option(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
