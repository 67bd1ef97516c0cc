/** What alerts say, once for each cause; the route {@code alert} sends them. */
package io.github.ibkringest.alert;
