/** Sessions that {@code serve} keeps open, and the way of what they hear into the store. */
package io.github.ibkringest.app.live;
