"""What all tests share."""

import os

from hypothesis import settings

# The same examples on every run, and no clock: the machines that run the tests differ in speed.
settings.register_profile("standoff", deadline=None, derandomize=True, max_examples=100)
settings.load_profile("standoff")

# The tests' own pages are served on this machine: no proxy stands between.
os.environ["no_proxy"] = os.environ["NO_PROXY"] = "127.0.0.1,localhost"
