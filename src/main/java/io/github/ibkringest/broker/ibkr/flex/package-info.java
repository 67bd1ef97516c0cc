/** IBKR Flex statements (Activity and Trade Confirmation): transport to disk, staging, mapping, client. */
package io.github.ibkringest.broker.ibkr.flex;
