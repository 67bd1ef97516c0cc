/** The sources that the settings allow, and how long their tokens work. */
package io.github.ibkringest.app.source;
