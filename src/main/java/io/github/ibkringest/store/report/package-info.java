/** What the broker says that accounts add up to. */
package io.github.ibkringest.store.report;
