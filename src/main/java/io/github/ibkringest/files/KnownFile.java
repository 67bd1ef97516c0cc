package io.github.ibkringest.files;

import java.util.Set;

/**
 * A file that a sync has come across before.
 *
 * @param path its path
 * @param state what became of it
 * @param sha256 hex digest of its bytes, unpacked, or null
 * @param size number of its bytes
 * @param accounts codes of the accounts in it; an empty one when records name none
 * @param isOfReader whether the same version of the program read it with the same settings
 * @param stored of which accounts and datasets all of it is stored, with a blank between them
 */
record KnownFile(
        String path,
        FileState state,
        String sha256,
        long size,
        Set<String> accounts,
        boolean isOfReader,
        Set<String> stored) {}
