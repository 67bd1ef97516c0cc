/** The benchmark: what a sync costs beside what the database alone costs. Started with {@code ./mvnw -Pbench verify}. */
package io.github.ibkringest.bench;
