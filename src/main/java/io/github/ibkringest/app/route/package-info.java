/** The files that the routes are read from: at the start, or once they are needed. */
package io.github.ibkringest.app.route;
