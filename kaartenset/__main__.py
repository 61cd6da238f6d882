"""`python -m kaartenset` is the command `kaartenset`."""

from kaartenset.cli import main

raise SystemExit(main())
