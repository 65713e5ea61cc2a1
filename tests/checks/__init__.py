"""One page per check; these modules run the pages and hold the rules about rules."""
