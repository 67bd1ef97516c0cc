package io.github.ibkringest.broker.ibkr.flex.web.login;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.error.BrokerRefusedException;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The token of a login, and where it comes from.
 *
 * @param secret the token as known at the start
 * @param file where it is read anew before each statement, so that it can be replaced while the program runs; or null
 * @param expires the last day on which it works, as the user has noted it, or null
 */
public record FlexToken(Secret secret, Path file, LocalDate expires) {

    /** A token that nobody replaces or knows the end of. */
    public FlexToken(Secret secret) {
        this(secret, null, null);
    }

    /**
     * The token as it is now.
     *
     * @throws BrokerRefusedException when its file cannot be read or holds none
     */
    FlexToken current() {
        return file == null ? this : new FlexToken(read(), file, expires);
    }

    private Secret read() {
        String text;
        try {
            text = Files.readString(file).strip();
        } catch (IOException e) {
            throw new BrokerRefusedException(
                    "the token file " + file + " cannot be read (" + Reason.of(e) + "); write the token there again");
        }
        if (!text.matches("\\S+")) {
            throw new BrokerRefusedException("the token file " + file + " holds no token; write it there again");
        }
        return new Secret(text);
    }
}
