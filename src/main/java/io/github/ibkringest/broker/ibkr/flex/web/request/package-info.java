/** Requests to the Flex Web Service: paced, sent, repeated, and what their answers mean. */
package io.github.ibkringest.broker.ibkr.flex.web.request;
