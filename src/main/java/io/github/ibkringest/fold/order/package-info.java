/** Orders that rows state in part, completed by their executions. */
package io.github.ibkringest.fold.order;
