/** What Flex statements say that an account adds up to. */
package io.github.ibkringest.broker.ibkr.flex.total;
