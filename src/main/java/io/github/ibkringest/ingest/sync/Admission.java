package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.Accounts;
import java.util.List;
import java.util.Optional;

/** Which accounts may be synced, and what to do about those that may not. Thread-safe. */
public final class Admission {

    private final Accounts accounts;
    private final boolean refuseUnknown;

    /**
     * @param accounts the registered accounts
     * @param refuseUnknown whether an account that is not registered is an error instead of being registered
     */
    public Admission(Accounts accounts, boolean refuseUnknown) {
        this.accounts = accounts;
        this.refuseUnknown = refuseUnknown;
    }

    /** The registered accounts. */
    List<Account> accounts() {
        return accounts.all();
    }

    /** The account of a code, if it is registered. */
    Optional<Account> find(String code) {
        return accounts.find(code);
    }

    /**
     * The account of a code that is asked for, if it is registered.
     *
     * @throws BrokerConfigurationException when it may not be synced
     */
    public Optional<Account> admit(String code) {
        Optional<Account> account = find(code);
        Optional<String> objection = objection(code, account);
        if (objection.isPresent()) {
            throw new BrokerConfigurationException(objection.get());
        }
        return account;
    }

    /**
     * Whether an account that nobody asked for is synced, too.
     *
     * @throws BrokerConfigurationException when it is not registered and must be
     */
    boolean includes(String code) {
        Optional<Account> account = find(code);
        return account.isEmpty() ? admit(code).isEmpty() : account.get().isSynced();
    }

    /** Why an account may not be synced, with what to do about it. */
    public Optional<String> objection(String code) {
        return objection(code, find(code));
    }

    private Optional<String> objection(String code, Optional<Account> account) {
        if (account.isEmpty()) {
            return refuseUnknown
                    ? Optional.of("account " + code + " is not registered and accounts.unknown=refuse;"
                            + " register it with: accounts add " + code + " --environment live|paper")
                    : Optional.empty();
        }
        if (!account.get().environment().isSynced()) {
            return Optional.of("account " + code + " is neither LIVE nor PAPER and is not"
                    + " synced; change that with: accounts add " + code + " --environment live|paper");
        }
        return account.get().active()
                ? Optional.empty()
                : Optional.of("account " + code + " is not active; take it back with: accounts activate " + code);
    }
}
