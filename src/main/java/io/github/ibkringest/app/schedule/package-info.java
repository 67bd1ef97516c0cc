/** The schedule of {@code serve}: what is due when a trigger fires, and what becomes of it. */
package io.github.ibkringest.app.schedule;
