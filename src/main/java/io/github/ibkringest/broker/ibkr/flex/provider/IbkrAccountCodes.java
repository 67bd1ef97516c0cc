package io.github.ibkringest.broker.ibkr.flex.provider;

import io.github.ibkringest.broker.ibkr.IbkrAccount;
import io.github.ibkringest.broker.provider.AccountCodeRules;
import java.util.Optional;

/** How IBKR writes the codes of accounts. */
record IbkrAccountCodes() implements AccountCodeRules {

    @Override
    public Optional<String> canonical(String written) {
        return Optional.ofNullable(IbkrAccount.canonical(written, null));
    }

    @Override
    public boolean isUsual(String code) {
        return IbkrAccount.isUsual(code);
    }
}
