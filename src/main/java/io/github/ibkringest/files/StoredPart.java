package io.github.ibkringest.files;

import io.github.ibkringest.model.Dataset;

/**
 * One dataset of one account of a payload, all of which is stored.
 *
 * @param account code of the account; empty for records that name none
 * @param dataset the dataset
 */
public record StoredPart(String account, Dataset dataset) {

    /** The same in one word, as the ledger has it. */
    String label() {
        return account + " " + dataset.label();
    }
}
