/** The schema {@code trading}: made, brought up to date, and refused when it is another program's. */
package io.github.ibkringest.store.schema;
