"""Documents that offices accept: Word, PDF, a web page and a workbook, all of one view or one text."""
