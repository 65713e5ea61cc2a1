"""A made-up township for a year, from a seed: demo, tutorial, and what CI checks; nobody in it is real."""
