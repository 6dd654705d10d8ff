"""What goes wrong with a source."""


class ArticleError(Exception):
    """A source that gives no article; the message is one line: what is wrong and what to do."""
