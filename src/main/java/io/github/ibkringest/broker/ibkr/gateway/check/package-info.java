/** What {@code doctor} looks at in a gateway. */
package io.github.ibkringest.broker.ibkr.gateway.check;
