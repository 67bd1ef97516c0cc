/** What runs did, as text and as JSON. */
package io.github.ibkringest.cli.sync;
