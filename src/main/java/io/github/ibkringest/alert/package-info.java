/** Tells a command or a webhook what went wrong, once for each cause. */
package io.github.ibkringest.alert;
