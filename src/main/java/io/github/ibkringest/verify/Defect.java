package io.github.ibkringest.verify;

/**
 * Something that is wrong in the store. Immutable.
 *
 * @param check the check that found it
 * @param account code of the account, or codes with blanks between them; null where it is of none
 * @param relation the table that it is in
 * @param id the key of the row in that table; null where a whole table is wrong
 * @param what what is wrong, a sentence
 */
public record Defect(Check check, String account, String relation, String id, String what) {}
