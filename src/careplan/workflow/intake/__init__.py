"""Forms in: from a filled workbook to rows of records, every line taken or sent back with its reason."""
