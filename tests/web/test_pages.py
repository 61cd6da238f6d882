"""Every page of the site, looked at in every phase of a session; the browser checks each."""
