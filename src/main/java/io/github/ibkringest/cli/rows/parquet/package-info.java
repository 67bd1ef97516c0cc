/** Rows as a Parquet file: the encodings and structures of Apache Parquet, without Hadoop. */
package io.github.ibkringest.cli.rows.parquet;
