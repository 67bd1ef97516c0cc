package io.github.ibkringest.broker.ibkr.flex.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * In which of its spellings the value of a column is read, so that no two of them are two facts. Spaces around a value
 * never matter. Broker and export tools differ in the rest; raw records keep what was delivered. Thread-safe.
 */
public enum Spelling {
    /** As delivered: names, ids, and what is read as a number, a date or a time. */
    AS_DELIVERED {
        @Override
        String spell(String text) {
            return text;
        }
    },
    /** Words of the broker that have capitals only: currencies, asset classes, order types. */
    CAPITALS {
        @Override
        String spell(String text) {
            return text.toUpperCase(Locale.ROOT);
        }
    },
    /** Symbols: one without any capital is written in capitals; small letters beside capitals name another listing. */
    SYMBOL {
        @Override
        String spell(String text) {
            return hasCapital(text) ? text : text.toUpperCase(Locale.ROOT);
        }
    },
    /** Put or call, by the first letter. */
    RIGHT {
        @Override
        String spell(String text) {
            String capitals = text.toUpperCase(Locale.ROOT);
            return switch (capitals) {
                case "PUT" -> "P";
                case "CALL" -> "C";
                default -> capitals;
            };
        }
    },
    /** {@code BUY}, {@code SELL}, and both with {@code (Ca.)} behind them. */
    SIDE {
        @Override
        String spell(String text) {
            if (text.equals("BUY") || text.equals("SELL")) {
                return text;
            }
            String bare = CANCELLED.matcher(text).replaceFirst("");
            String side = switch (bare.strip().toUpperCase(Locale.ROOT)) {
                case "BUY", "B", "BOT", "BOUGHT" -> "BUY";
                case "SELL", "S", "SLD", "SOLD" -> "SELL";
                default -> bare;
            };
            return bare.length() == text.length() ? side : side + " (Ca.)";
        }
    },
    /** Levels of detail: capitals, and one underscore between words. */
    LEVEL(true) {
        @Override
        String spell(String text) {
            return BETWEEN_WORDS.matcher(text).replaceAll("_").toUpperCase(Locale.ROOT);
        }
    },
    /** Types of transactions: those of executions as in {@code ExchTrade}, all others as delivered. */
    TYPE(true) {
        @Override
        String spell(String text) {
            return TYPES.getOrDefault(key(BETWEEN_WORDS.matcher(text).replaceAll("")), text);
        }
    },
    /** {@code O}, {@code C} or both; what is neither says nothing. */
    OPEN_CLOSE(true) {
        @Override
        String spell(String text) {
            boolean opens = false;
            boolean closes = false;
            for (String word : BETWEEN_CODES.split(text.toUpperCase(Locale.ROOT))) {
                opens |= word.equals("O") || word.equals("OPEN") || word.equals("CO") || word.equals("OC");
                closes |= word.equals("C") || word.equals("CLOSE") || word.equals("CO") || word.equals("OC");
            }
            return opens && closes ? "C;O" : opens ? "O" : closes ? "C" : null;
        }
    },
    /** Codes between semicolons; those that a row is read by in the broker's letters, all others as delivered. */
    CODES(true) {
        @Override
        String spell(String text) {
            StringJoiner codes = new StringJoiner(";");
            for (String code : BETWEEN_CODES.split(text)) {
                if (!code.isEmpty()) {
                    codes.add(READ.getOrDefault(key(code), code));
                }
            }
            return codes.length() == 0 ? null : codes.toString();
        }
    };

    private static final Pattern CANCELLED = Pattern.compile("\\s*\\(\\s*ca\\.?\\s*\\)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final Pattern BETWEEN_CODES = Pattern.compile("[;,/\\s]+");

    private static final Map<String, String> TYPES = byKey(
            "ExchTrade",
            "DvpTrade",
            "IBKRTrade",
            "BookTrade",
            "TradeCancel",
            "TradeCorrect",
            "FracShare",
            "FracShareCancel");

    private static final Map<String, String> READ = byKey("A", "AEx", "C", "Ca", "Ep", "Ex", "MEx", "O", "P");

    /** A statement has few different words in such a column; what is no such word need not be remembered. */
    private static final int LONGEST_WORD = 32;

    private static final int MOST_WORDS = 1_000;

    private final boolean isOfFewWords;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    Spelling() {
        this(false);
    }

    /** A spelling of columns with few different words, each of which takes time to read. */
    Spelling(boolean isOfFewWords) {
        this.isOfFewWords = isOfFewWords;
    }

    /** The value in the spelling that it is read in, or null when it says nothing; the text has no spaces around it. */
    public String of(String text) {
        if (!isOfFewWords || text.length() > LONGEST_WORD) {
            return spell(text);
        }
        Optional<String> word = known.get(text);
        if (word == null) {
            word = Optional.ofNullable(spell(text));
            if (known.size() < MOST_WORDS) {
                known.put(text, word);
            }
        }
        return word.orElse(null);
    }

    abstract String spell(String text);

    private static boolean hasCapital(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> byKey(String... words) {
        return Arrays.stream(words).collect(Collectors.toUnmodifiableMap(Spelling::key, Function.identity()));
    }
}
