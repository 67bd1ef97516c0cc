/** Sources that stay connected and tell what happens as it happens. */
package io.github.ibkringest.broker.live;
