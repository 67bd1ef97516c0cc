package io.github.ibkringest.alert;

/**
 * Something that may be worth an alert.
 *
 * @param cause what is wrong, without details that change: the key by which it is told once
 * @param detail what makes it worth another alert when it changes
 * @param event what would be told
 */
record Found(String cause, String detail, AlertEvent event) {}
