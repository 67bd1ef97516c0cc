/**
 * Which days of the trade history are proven complete, which are missing, and which days matter at all. Plain values and
 * rules: knows the model and the broker port, and neither routes nor a database.
 */
package io.github.ibkringest.coverage;
