package io.github.ibkringest.broker.ibkr.gateway.codec;

import io.github.ibkringest.broker.ibkr.gateway.wire.BrokenFrameException;
import io.github.ibkringest.model.Side;
import java.math.BigDecimal;
import java.util.Map;

/** The fields of a message by name. What a message lacks reads as null. Not thread-safe. */
record NamedFields(Map<String, String> texts) {

    /** A text; null when empty. */
    String text(String name) {
        String text = texts.get(name);
        return text == null || text.isEmpty() ? null : text;
    }

    /** A text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new BrokenFrameException("it has no " + name);
        }
        return text;
    }

    BigDecimal decimal(String name) {
        return Numbers.decimal(name, texts.get(name));
    }

    /** A decimal for which 0 means none. */
    BigDecimal nonZero(String name) {
        BigDecimal number = decimal(name);
        return number == null || number.signum() == 0 ? null : number;
    }

    BigDecimal requiredDecimal(String name) {
        BigDecimal number = decimal(name);
        if (number == null) {
            throw new BrokenFrameException("it has no " + name);
        }
        return number;
    }

    /** A whole number; null when unset. */
    Long integer(String name) {
        return Numbers.integer(name, texts.get(name));
    }

    /** A whole number for which 0 means none. */
    Long nonZeroInteger(String name) {
        Long number = integer(name);
        return number == null || number == 0 ? null : number;
    }

    /** A number that names a request, a client or an order; unset stays the number that means it. */
    int id(String name) {
        long number = number(name);
        if (number != (int) number) {
            throw new BrokenFrameException(name + " is no whole number of 32 bits");
        }
        return (int) number;
    }

    long number(String name) {
        return Numbers.parsed(name, texts.get(name));
    }

    /** A number that is only a name; null when it means none. */
    String number(String name, String none) {
        Long number = integer(name);
        return number == null || number.toString().equals(none) ? null : number.toString();
    }

    boolean flag(String name) {
        String text = text(name);
        return "1".equals(text) || "true".equalsIgnoreCase(text);
    }

    /** The direction of an order or an execution; must be there. */
    Side side(String name) {
        return switch (required(name)) {
            case "BUY", "BOT", "SLONG" -> Side.BUY;
            case "SELL", "SLD", "SSHORT", "SSHORTX" -> Side.SELL;
            default -> throw new BrokenFrameException(name + " is neither a purchase nor a sale");
        };
    }
}
