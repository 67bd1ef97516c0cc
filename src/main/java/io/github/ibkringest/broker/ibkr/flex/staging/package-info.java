/** Documents on their way to disk: read once, checked, their rows in scratch files. */
package io.github.ibkringest.broker.ibkr.flex.staging;
