package io.github.ibkringest.app;

import io.github.ibkringest.app.settings.SourceProviders;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.provider.AccountCodeRules;
import java.util.List;
import java.util.Optional;

/** Codes of accounts that people write, before anything is registered under them. */
public final class AccountCodes {

    private AccountCodes() {}

    /**
     * The code under which the broker's statements know an account: in capitals, and of a segment
     * ({@code U1234567F}) that of its account. One that differs from the broker's would never be synced.
     *
     * @param text what somebody wrote
     * @param asWritten whether any code will do that a statement can have
     * @throws BrokerConfigurationException when it is no code
     */
    public static String checked(String text, boolean asWritten) {
        if (text.contains(",")) {
            throw new BrokerConfigurationException("'" + text + "' is more than one account code; add one at a time");
        }
        if (text.isEmpty() || text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
            throw new BrokerConfigurationException("'" + text + "' is no account code; write it as the broker does,"
                    + " without blanks, for example U1234567");
        }
        List<AccountCodeRules> brokers = SourceProviders.found().accountCodes();
        Optional<String> usual = brokers.stream()
                .flatMap(rules -> rules.canonical(text).filter(rules::isUsual).stream())
                .findFirst();
        Optional<String> possible = usual.or(() -> brokers.stream()
                .flatMap(rules -> rules.canonical(text).stream())
                .findFirst());
        if (usual.isPresent() || asWritten && possible.isPresent()) {
            return possible.get();
        }
        throw new BrokerConfigurationException("'" + text + "' is no account code of IBKR, which is letters and digits"
                + " like U1234567; a name of your own goes into --alias"
                + (possible.isEmpty()
                        ? ""
                        : ", and a code that your statements really have is taken with --as-written"));
    }
}
