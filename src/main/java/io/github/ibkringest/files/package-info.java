/** Files that syncs have read, so that they need not be read again: knows neither payload formats nor routes. */
package io.github.ibkringest.files;
