/** How a source is plugged in: what it brings, and what it is given. */
package io.github.ibkringest.broker.provider;
