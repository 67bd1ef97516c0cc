/** How Flex writes values: dates, times, zones, numbers, spellings. */
package io.github.ibkringest.broker.ibkr.flex.format;
