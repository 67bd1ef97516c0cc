/** What people look at in a browser, and programs at the same addresses: views of the store, by routes of the component {@code web}. */
package io.github.ibkringest.page;
