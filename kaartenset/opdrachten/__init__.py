"""Commands of `kaartenset` for editors: each prints what it did, and returns an exit code."""
