/** Statements from IBKR's Flex Web Service: requested, waited for, downloaded, then read like files. */
package io.github.ibkringest.broker.ibkr.flex.web;
