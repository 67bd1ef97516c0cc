/** Orders that rows tell in part, completed by their executions. */
package io.github.ibkringest.fold.order;
