/** Which days are missing, and the requests that would bring them. */
package io.github.ibkringest.app.backfill;
