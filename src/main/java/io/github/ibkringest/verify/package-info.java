/** Whether the store agrees with itself, and with the payloads that it was made from. Changes nothing. */
package io.github.ibkringest.verify;
