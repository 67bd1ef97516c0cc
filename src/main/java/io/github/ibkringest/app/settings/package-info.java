/** The settings, read and checked. */
package io.github.ibkringest.app.settings;
