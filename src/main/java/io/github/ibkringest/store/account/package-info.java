/** The registered accounts, how they are named, and their removal. */
package io.github.ibkringest.store.account;
