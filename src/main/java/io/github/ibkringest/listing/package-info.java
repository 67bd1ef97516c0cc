/** Rows that people asked for: their columns and values, the formats that programs read, and days as people write them. */
package io.github.ibkringest.listing;
