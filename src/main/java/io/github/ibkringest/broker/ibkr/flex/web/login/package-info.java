/** Logins, tokens and queries of the Flex Web Service, and how to talk to it. */
package io.github.ibkringest.broker.ibkr.flex.web.login;
