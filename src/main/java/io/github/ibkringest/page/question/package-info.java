/** What is asked of the page: addresses, and their parameters, checked. */
package io.github.ibkringest.page.question;
