"""A file, standard input or a string becomes an `Article`: the text untouched, its parts as spans."""

from standoff.article.errors import ArticleError
from standoff.article.reading import from_text, read, sample

__all__ = ["ArticleError", "from_text", "read", "sample"]
