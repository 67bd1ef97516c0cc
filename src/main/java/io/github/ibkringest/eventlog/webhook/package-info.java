/** Events to webhooks, by the convention of Standard Webhooks (standardwebhooks.com). */
package io.github.ibkringest.eventlog.webhook;
