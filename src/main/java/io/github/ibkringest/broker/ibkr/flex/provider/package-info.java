/** How Flex statements are plugged in: the sources of files, of the web service and of the sample, with their settings. */
package io.github.ibkringest.broker.ibkr.flex.provider;
