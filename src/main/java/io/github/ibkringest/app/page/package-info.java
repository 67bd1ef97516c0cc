/** What the routes of the page are given. */
package io.github.ibkringest.app.page;
