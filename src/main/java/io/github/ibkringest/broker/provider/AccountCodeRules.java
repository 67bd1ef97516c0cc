package io.github.ibkringest.broker.provider;

import java.util.Optional;

/** How a broker writes the codes of its accounts. Immutable and thread-safe. */
public interface AccountCodeRules {

    /** The code under which statements know the account that somebody wrote; empty when it can be no code. */
    Optional<String> canonical(String written);

    /** Whether a canonical code is as the broker writes them; others may be names. */
    boolean isUsual(String code);
}
