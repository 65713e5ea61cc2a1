"""`python -m careplan`."""

from careplan.cli.main import main

main()
