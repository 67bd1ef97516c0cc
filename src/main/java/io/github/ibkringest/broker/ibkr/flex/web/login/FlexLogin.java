package io.github.ibkringest.broker.ibkr.flex.web.login;

import io.github.ibkringest.broker.Secret;
import io.github.ibkringest.broker.ibkr.flex.format.FlexSettings;
import java.util.List;

/**
 * A username of the portal, as far as the Flex Web Service knows it: a live and a paper username have their own token
 * and their own queries. A query may cover several accounts.
 *
 * @param name what the settings call it
 * @param credential its token
 * @param queries its queries
 * @param reading how to read its statements
 * @param service how to talk to the service
 */
public record FlexLogin(
        String name, FlexToken credential, List<FlexQuery> queries, FlexSettings reading, ServiceSettings service) {

    /** The token. */
    public Secret token() {
        return credential.secret();
    }

    /** The same login with the token as it is now. */
    public FlexLogin current() {
        return new FlexLogin(name, credential.current(), queries, reading, service);
    }
}
