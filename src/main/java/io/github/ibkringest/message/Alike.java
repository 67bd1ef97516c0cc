package io.github.ibkringest.message;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Names that a mistyped one may stand for. */
public final class Alike {

    /** More of them help nobody. */
    private static final int MOST = 3;

    /** One slip in so many letters is still the same word. */
    private static final int LETTERS_A_SLIP = 4;

    private Alike() {}

    /** A question that names them, with "; " before it; empty when none is like the name. */
    public static String question(String name, Collection<String> known) {
        return question(name, known, UnaryOperator.identity());
    }

    /**
     * The same question.
     *
     * @param shown how a known name is written for the user
     */
    public static String question(String name, Collection<String> known, UnaryOperator<String> shown) {
        List<String> alike = to(name, known).stream().map(shown).toList();
        return alike.isEmpty() ? "" : "; did you mean " + String.join(" or ", alike) + "?";
    }

    /**
     * The known names most like one, at most three. Capitals and separators do not matter; of a name of several parts with
     * dots between them the last ones will do.
     */
    static List<String> to(String name, Collection<String> known) {
        String wanted = letters(name);
        int slips = Math.max(1, wanted.length() / LETTERS_A_SLIP);
        int least = known.stream()
                .mapToInt(one -> distance(wanted, letters(one)))
                .min()
                .orElse(Integer.MAX_VALUE);
        if (wanted.isEmpty() || least > slips) {
            return known.stream()
                    .filter(one -> one.endsWith("." + name))
                    .limit(MOST)
                    .toList();
        }
        return known.stream()
                .filter(one -> distance(wanted, letters(one)) == least)
                .limit(MOST)
                .toList();
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** How many letters are too many, missing, wrong, or in the place of their neighbour. */
    private static int distance(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : step(least, one, other, i, j);
            }
        }
        return least[one.length()][other.length()];
    }

    private static int step(int[][] least, String one, String other, int i, int j) {
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int step = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(step, least[i - 2][j - 2] + 1) : step;
    }
}
