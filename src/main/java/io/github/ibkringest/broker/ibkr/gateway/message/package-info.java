/** What a gateway says, as records with exact numbers: unknown is null, texts are as delivered. */
package io.github.ibkringest.broker.ibkr.gateway.message;
