package io.github.ibkringest.cli.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ibkringest.store.account.Account;
import java.util.List;

/** The accounts as one JSON document. */
final class AccountJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AccountJson() {}

    static String write(List<Account> accounts) {
        ObjectNode document = JSON.createObjectNode();
        var array = document.putArray("accounts");
        accounts.forEach(account -> array.addObject()
                .put("broker", account.broker())
                .put("code", account.code())
                .put("environment", account.environment().name())
                .put("active", account.active())
                .put("alias", account.alias()));
        return document.toPrettyString();
    }
}
