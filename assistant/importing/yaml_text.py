"""YAML as people write it: dates, times and yes/no stay text, numbers keep their digits, nothing is shared or repeated."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import yaml

DEEPEST = 20
"""Levels of nesting a knowledge file may have."""


class YamlProblem(ValueError):
    """The text is not the YAML a knowledge file may hold; the message says where."""


class _Loader(yaml.SafeLoader):
    """Only the types of JSON. YAML 1.1 would read 9:30 as 570, 2026-12-05 as a date and `no` as false."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def _number(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int | Decimal:
    return int(node.value) if re.fullmatch(r"[-+]?[0-9]+", node.value) else Decimal(node.value)


_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|Null|NULL|)$"), list("~nN") + [""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
_Loader.add_implicit_resolver("tag:number", re.compile(r"^[-+]?[0-9]{1,30}(\.[0-9]{1,30})?$"), list("-+0123456789"))
_Loader.add_constructor("tag:number", _number)


def read_yaml(text: str) -> Any:
    """Mappings, lists, text, int, Decimal, bool and None. Raises YamlProblem."""
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            if node is None:
                return None
            _check(node, 0)
            return loader.construct_document(node)
        finally:
            loader.dispose()
    except RecursionError:
        raise YamlProblem(f"is nested deeper than {DEEPEST} levels") from None
    except yaml.MarkedYAMLError as error:
        raise YamlProblem(_where(error.problem_mark) + _plain(error)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise YamlProblem(f"is not readable as YAML: {error}") from None


def _check(node: yaml.Node, depth: int, seen: set[int] | None = None) -> None:
    seen = set() if seen is None else seen
    if depth > DEEPEST:
        raise YamlProblem(_where(node.start_mark) + f"nested deeper than {DEEPEST} levels")
    if isinstance(node, yaml.ScalarNode):
        return
    if id(node) in seen:
        raise YamlProblem(_where(node.start_mark) + "anchors and aliases (&name, *name) are not allowed: write the value out")
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        _check_keys(node)
        for _, value in node.value:
            _check(value, depth + 1, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _check(item, depth + 1, seen)


def _check_keys(node: yaml.MappingNode) -> None:
    keys: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise YamlProblem(_where(key.start_mark) + "a key is plain text")
        if key.value in keys:
            raise YamlProblem(_where(key.start_mark) + f"the key {key.value!r} stands here twice")
        keys.add(key.value)
        key.tag = "tag:yaml.org,2002:str"


def _where(mark: yaml.Mark | None) -> str:
    return f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""


def _plain(error: yaml.MarkedYAMLError) -> str:
    return "not readable as YAML, " + ", ".join(str(part) for part in (error.context, error.problem) if part)


class _Dumper(yaml.SafeDumper):
    """Quotes exactly what the loader above would take for something else than text."""

    yaml_implicit_resolvers = _Loader.yaml_implicit_resolvers

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(int, lambda dumper, value: dumper.represent_scalar("tag:number", str(value)))
_Dumper.add_representer(str, _text)


def write_yaml(value: Any) -> str:
    """Text that `read_yaml` reads back as the same value."""
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
