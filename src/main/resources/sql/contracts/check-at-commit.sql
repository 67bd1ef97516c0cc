-- A dry run refers to contracts before it stores them; it never commits.
set constraints all deferred
