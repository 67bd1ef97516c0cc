-- All checks see one state of the database, while others write; what they sort fits into memory.
set transaction isolation level repeatable read, read only;
set local work_mem = '64MB'
