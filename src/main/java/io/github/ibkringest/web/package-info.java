/** The HTTP server of a running service, and the Camel component {@code web} whose routes are what it serves. */
package io.github.ibkringest.web;
