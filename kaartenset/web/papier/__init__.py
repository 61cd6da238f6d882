"""Everything on paper: pages to print, and the PDFs that are made of them."""
