"""Take what is not the article out of an article's text, and log every character taken."""

from __future__ import annotations

from stripper import shape
from stripper.config import Config
from stripper.cues import Cue, Phrases, Words, load_phrases, load_words
from stripper.document import Document
from stripper.errors import ConfigError, InputError, PluginError, StripperError
from stripper.extract import Article
from stripper.hookspecs import hookimpl
from stripper.language import Language
from stripper.learn.match import Templates
from stripper.log import restore
from stripper.meanings import likeness
from stripper.result import Result, Status
from stripper.rules import Failure, Finding, Kind, Level, Removal, Rule, Span, Stage
from stripper.runner import Stripper
from stripper.segment import Block, split_blocks
from stripper.sentences import is_articles, is_reported, notice_start, split_sentences

__all__ = [
    "Article",
    "Block",
    "Config",
    "ConfigError",
    "Cue",
    "Document",
    "Failure",
    "Finding",
    "InputError",
    "Kind",
    "Language",
    "Level",
    "Phrases",
    "PluginError",
    "Removal",
    "Result",
    "Rule",
    "Span",
    "Stage",
    "Status",
    "Stripper",
    "StripperError",
    "Templates",
    "Words",
    "hookimpl",
    "is_articles",
    "is_reported",
    "likeness",
    "load_phrases",
    "load_words",
    "notice_start",
    "restore",
    "shape",
    "split_blocks",
    "split_sentences",
]
__version__ = "0.1.0"
