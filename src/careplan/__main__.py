"""`python -m careplan`."""

from careplan.cli.main import program

program()
