"""`python -m standoff` is `standoff`."""

import sys

from standoff.cli import main

sys.exit(main())
