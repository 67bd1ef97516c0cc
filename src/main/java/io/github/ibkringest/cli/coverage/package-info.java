/** Which days are complete, as text and as JSON. */
package io.github.ibkringest.cli.coverage;
