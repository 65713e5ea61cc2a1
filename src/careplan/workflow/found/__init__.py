"""Begin a township of one's own: what is asked, the files that it begins with, the repository around them."""
