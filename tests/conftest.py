"""What all tests share."""

from hypothesis import settings

# The same examples on every run, and no clock: the machines that run the tests differ in speed.
settings.register_profile("standoff", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("standoff")
