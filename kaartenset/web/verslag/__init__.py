"""The report of a session, as a page, as ODT and as Markdown: one content, three writers."""
