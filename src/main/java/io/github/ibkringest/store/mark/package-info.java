/** How far the database was when this program saw it last, noted beside its settings. */
package io.github.ibkringest.store.mark;
