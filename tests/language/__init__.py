"""docs/plan-language.md does what it says."""
