/** What a statement says about the Flex query that made it, and what that query should select. */
package io.github.ibkringest.broker.ibkr.flex.review;
