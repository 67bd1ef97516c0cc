/** Makes everything anew from the payloads that were kept, and compares it with what is stored. */
package io.github.ibkringest.rebuild;
