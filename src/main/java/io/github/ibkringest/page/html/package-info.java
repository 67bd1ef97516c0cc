/** HTML of the page: templates, and how values are shown. */
package io.github.ibkringest.page.html;
