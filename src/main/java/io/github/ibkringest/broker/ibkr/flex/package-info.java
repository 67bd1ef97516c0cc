/**
 * IBKR Flex statements (Activity and Trade Confirmation) as a source: files, the sample, and the session over a
 * document.
 */
package io.github.ibkringest.broker.ibkr.flex;
