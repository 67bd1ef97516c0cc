/** Sessions that are connected one ahead of need. */
package io.github.ibkringest.broker.prefetch;
