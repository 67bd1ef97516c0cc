/** Examines everything that a sync depends on, and says what to do about what it finds. */
package io.github.ibkringest.doctor;
