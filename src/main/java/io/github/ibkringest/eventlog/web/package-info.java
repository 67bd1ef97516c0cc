/** The log of events over HTTP. */
package io.github.ibkringest.eventlog.web;
