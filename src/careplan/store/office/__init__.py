"""Office files from outside: workbooks and tables as people send them, read in a child process with limits."""
