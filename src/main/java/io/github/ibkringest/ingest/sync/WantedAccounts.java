package io.github.ibkringest.ingest.sync;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.store.account.Account;
import io.github.ibkringest.store.account.AccountNames;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of a sync. An account that is named must exist and be synced; a pattern selects what it finds, as a sync of
 * all accounts does. Thread-safe.
 */
final class WantedAccounts {

    private final AccountNames names;
    private final Admission admission;

    WantedAccounts(Collection<String> names, Admission admission) {
        this.names = new AccountNames(names);
        this.admission = admission;
    }

    /**
     * Looks whether all that are named may be synced.
     *
     * @throws BrokerConfigurationException when one may not
     */
    void admit() {
        for (String name : names.plain()) {
            admission.admit(named(name).map(Account::code).orElse(name));
        }
    }

    /** Whether an account that was delivered is to be synced; the empty code stands for records that name none. */
    boolean include(String code) {
        if (code.isEmpty() || names.isAll()) {
            return names.isAll() && (code.isEmpty() || admission.includes(code));
        }
        Optional<Account> account = admission.find(code);
        boolean byName = names.plain().stream()
                .anyMatch(name ->
                        account.map(known -> AccountNames.names(name, known)).orElse(name.equalsIgnoreCase(code)));
        boolean byPattern = account.map(names::include).orElseGet(() -> names.includeCode(code));
        return byName || byPattern && admission.includes(code);
    }

    /** Why an account that was delivered is not synced, in a few words. */
    String whyNot(String code) {
        Optional<Account> account = admission.find(code);
        if (account.isPresent() && !account.get().isSynced()) {
            return account.get().active() ? "neither LIVE nor PAPER" : "not active";
        }
        return "not asked for";
    }

    /** Codes of the accounts that are named and registered, but not among those delivered. */
    List<String> absent(Collection<String> delivered) {
        return names.plain().stream()
                .flatMap(name -> named(name).stream())
                .map(Account::code)
                .filter(code -> !delivered.contains(code))
                .distinct()
                .toList();
    }

    /** The first name that stands for no account, neither registered nor delivered. */
    Optional<String> unknown(Collection<String> delivered) {
        return names.names().stream()
                .filter(name -> named(name).isEmpty())
                .filter(name -> delivered.stream().noneMatch(code -> AccountNames.matches(name, code)))
                .sorted()
                .findFirst();
    }

    private Optional<Account> named(String name) {
        return admission.accounts().stream()
                .filter(account -> AccountNames.names(name, account))
                .findFirst();
    }
}
