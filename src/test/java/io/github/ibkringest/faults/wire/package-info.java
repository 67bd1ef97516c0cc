/** A way to PostgreSQL that sees each statement, and at which a test can kill the program that sent it. */
package io.github.ibkringest.faults.wire;
