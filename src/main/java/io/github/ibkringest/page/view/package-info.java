/** The views of the page: their tables, their columns, and what they are narrowed down by. */
package io.github.ibkringest.page.view;
