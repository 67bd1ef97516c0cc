package io.github.ibkringest.store.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Accounts as people name them: by code, by alias, or by a pattern of either ({@code U70*}; {@code *} stands for any
 * characters, {@code ?} for one). Capitals do not matter, and several names may stand together with commas between them.
 * Immutable and thread-safe.
 */
public final class AccountNames {

    private final Set<String> names;

    /**
     * @param names as given; none for all accounts
     */
    public AccountNames(Collection<String> names) {
        this.names = names.stream()
                .flatMap(name -> Arrays.stream(name.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether all accounts are meant, because none is named. */
    public boolean isAll() {
        return names.isEmpty();
    }

    /** The names, one by one. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** Those of the names that stand for one account. */
    public List<String> plain() {
        return names.stream().filter(name -> !isPattern(name)).toList();
    }

    /** Whether an account is among those named. */
    public boolean include(Account account) {
        return isAll() || names.stream().anyMatch(name -> names(name, account));
    }

    /** Whether the account of a code that is not registered is among those named. */
    public boolean includeCode(String code) {
        return isAll() || names.stream().anyMatch(name -> matches(name, code));
    }

    /** Codes of the accounts that are named. */
    public Set<String> codes(Collection<Account> accounts) {
        return accounts.stream()
                .filter(this::include)
                .map(Account::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that none of the accounts has. */
    public List<String> unknown(Collection<Account> accounts) {
        return names.stream()
                .filter(name -> accounts.stream().noneMatch(account -> names(name, account)))
                .toList();
    }

    /** Whether a name stands for whatever accounts there are that look like it, so that one of them may be left out. */
    public static boolean isPattern(String name) {
        return name.contains("*") || name.contains("?");
    }

    /** Whether an account can have a name as its code: no pattern, also none of a kind that there is not ({@code U70[1-3]}). */
    public static boolean canBeCode(String name) {
        return name.matches("[\\p{L}\\p{N}._-]+");
    }

    /** Whether a name, or a pattern, stands for an account. */
    public static boolean names(String name, Account account) {
        return matches(name, account.code()) || account.alias() != null && matches(name, account.alias());
    }

    /** Whether a name, or a pattern, stands for a code or an alias. */
    public static boolean matches(String name, String text) {
        if (!isPattern(name)) {
            return name.equalsIgnoreCase(text);
        }
        String expression = name.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text)
                .matches();
    }
}
