/** Puts the application together: settings, database, routes. */
package io.github.ibkringest.app;
