from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from stripper import Config, ConfigError

FULL = """
preset = "archive"
keep = ["title", "off-topic"]
promote = ["REL01"]
demote = ["TTL"]
select = ["REL"]
ignore = ["blank"]
plugins = ["mine.py"]
sites = ["rules"]
templates = ["learned"]
suggest = true
max_removed = 0.5
strict = true
"""


@pytest.mark.parametrize("name", ["stripper.toml", "pyproject.toml"])
def test_a_file_sets_every_field(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(FULL if name == "stripper.toml" else "[tool.stripper]" + FULL)
    config = Config.load(path)
    for field in fields(Config):
        assert getattr(config, field.name) != getattr(Config(), field.name), field.name
    assert config.plugins == (tmp_path / "mine.py",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("selct = []", "unknown key 'selct'; known are preset, keep, promote, demote"),
        ("preset = 3", "preset: want a string, got 3"),
        ('preset = "lm"', "preset: no preset is called 'lm'; did you mean llm?"),
        ('preset = "Q"', "preset: no preset is called 'Q'; known are news, llm, archive"),
        ('keep = "title"', "keep: want a list of strings, got 'title'"),
        ('keep = ["titles"]', "keep: no noise kind is called 'titles'; did you mean title?"),
        ('keep = ["title", "REL01"]', "no noise kind is called 'REL01'; known are title, meta"),
        ('select = "REL"', "select: want a list of strings, got 'REL'"),
        ("ignore = [1]", "ignore: want a list of strings"),
        ("plugins = 3", "plugins: want a list of strings"),
        ("suggest = 1", "suggest: want true or false, got 1"),
        ('strict = "yes"', "strict: want true or false"),
        ("max_removed = true", "max_removed: want a number"),
        ('max_removed = "0.5"', "max_removed: want a number"),
        ("max_removed = 2", "max_removed: want a share from 0 to 1, got 2"),
        ("max_removed = nan", "max_removed: want a share"),
        ("select = ", "Invalid value"),
        ('select = ["\\."]', "Unescaped .*; in single quotes it stands for itself"),
    ],
)
@pytest.mark.parametrize("name", ["stripper.toml", "pyproject.toml"])
def test_a_wrong_file_names_itself_and_the_key(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text if name == "stripper.toml" else f"[tool.stripper]\n{text}")
    with pytest.raises(ConfigError, match=message) as caught:
        Config.load(path)
    assert str(caught.value).startswith(f"{path}: ")


def test_a_wrong_value_in_a_program_names_its_field() -> None:
    with pytest.raises(ConfigError, match="select: want a list of strings, got 'REL'"):
        Config(select="REL")  # type: ignore[arg-type]
    lists = Config(select=["REL"], plugins=["mine.py"])  # type: ignore[arg-type]
    assert lists == Config(select=("REL",), plugins=(Path("mine.py"),))
    assert hash(lists)


def test_a_table_that_is_none_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool]\nstripper = 1")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: \[tool\.stripper\]: want a table"):
        Config.find(tmp_path)
    path.write_text("tool = 1")
    assert Config.load(path) == Config()


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read: No such file"), (b"x = '\xff'", "not UTF-8 at byte 5")],
)
def test_a_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    path = tmp_path / "stripper.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigError, match=rf"stripper\.toml: {told}"):
        Config.load(path)


def test_the_nearest_file_is_found_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "stripper.toml").write_text('select = ["TOP"]')
    assert Config.find(inner).select == ("TOP",)
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'")
    assert Config.find(inner).select == ("TOP",)
    (inner / "pyproject.toml").write_text("not toml")
    assert Config.find(inner).select == ("TOP",)
    (inner / "pyproject.toml").write_text("[tool.stripper]\nnot toml")
    with pytest.raises(ConfigError, match=r"pyproject\.toml: Expected"):
        Config.find(inner)
    (inner / "pyproject.toml").unlink()
    (tmp_path / "a" / "pyproject.toml").write_text('[tool.stripper]\nselect = ["MID"]')
    assert Config.find(inner).select == ("MID",)
    (tmp_path / "a" / "stripper.toml").write_text('select = ["OWN"]')
    assert Config.find(inner).select == ("OWN",)
    assert Config.find(inner / ("x" * 300)).select == ("OWN",)  # where one may not look


def test_options_override_what_a_file_says() -> None:
    config = Config(select=("REL",), suggest=True).override(select=("PRO",), suggest=None)
    assert (config.select, config.suggest) == (("PRO",), True)
