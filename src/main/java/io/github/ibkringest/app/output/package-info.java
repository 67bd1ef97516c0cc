/** Where {@code serve} sends events, and reads statements from: the settings of webhooks and Kafka. */
package io.github.ibkringest.app.output;
