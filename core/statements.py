"""Querysets compiled once per process and run again with other values.

Compiling a queryset with a few joins costs Django ten times what SQLite needs to
answer it. A Statement compiles its queryset once, with a mark in the place of each
value, and afterwards only replaces the marks. The results are ordinary instances or
rows. Only for querysets whose SQL does not depend on the values: no None, no lists of
changing length.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.query import FlatValuesListIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A queryset with its SQL; `slots` says which parameter takes which value.

    `converters` are those of the columns, by position, for querysets of plain rows;
    None for querysets of instances.
    """

    queryset: QuerySet
    compiler: SQLCompiler
    sql: str
    params: tuple[Any, ...]
    slots: dict[int, str]
    converters: dict[int, tuple[list[Callable[..., Any]], Any]] | None


class Statement:
    """A queryset built by `build(*shape, **values)`, compiled once for each shape.

    `shape` is what changes the SQL (a language in a JSON path, a number of rows).
    `types` gives the type of each value: str, int, float or datetime.

        find = Statement(lambda slug: Page.objects.filter(slug=slug), slug=str)
        pages = find(slug="la-piscine")
    """

    def __init__(self, build: Callable[..., QuerySet], **types: type) -> None:
        self._build = build
        self._marks = {name: _mark(n, kind) for n, (name, kind) in _each(types)}
        self._compiled: dict[tuple[Any, ...], _Compiled] = {}

    def __call__(self, *shape: Any, **values: Any) -> list[Any]:
        """The rows or instances for these values; one query."""
        found = self._compiled.get(shape)
        if found is None:
            found = self._compiled[shape] = self._compile(shape)
        params = list(found.params)
        for position, name in found.slots.items():
            params[position] = _adapted(values[name], found.queryset.db)
        if found.converters is not None:
            return _rows(found, params)
        return list(_replayed(found, tuple(params)))

    def _compile(self, shape: tuple[Any, ...]) -> _Compiled:
        """SQL of the queryset, with the positions of the marks."""
        queryset = self._build(*shape, **self._marks)
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, params = compiler.as_sql()
        names = {_adapted(m, queryset.db): name for name, m in self._marks.items()}
        slots = {
            position: names[param]
            for position, param in enumerate(params)
            if isinstance(param, str | int | float | datetime) and param in names
        }
        missing = set(self._marks) - set(slots.values())
        if missing:
            raise ValueError(f"These values are not in the SQL: {sorted(missing)}.")
        converters = _converters(queryset, compiler)
        return _Compiled(queryset, compiler, sql, tuple(params), slots, converters)


class ByKeys:
    """Rows by their keys: one statement, compiled once, for any number up to `most`.

    `build(*shape, keys)` gives the queryset for a list of keys. Missing keys are 0,
    which no row has; more than `most` are asked for without it, and no key is no query.

        rows = ByKeys(lambda keys: Page.objects.filter(pk__in=keys), most=24)
        pages = rows([3, 5, 8])
    """

    def __init__(self, build: Callable[..., QuerySet], most: int) -> None:
        self._build = build
        self._missing = {f"key_{number}": 0 for number in range(most)}
        self._statement = Statement(
            lambda *shape, **keys: build(*shape, list(keys.values())),
            **dict.fromkeys(self._missing, int),
        )

    def __call__(self, *shape_and_keys: Any) -> list[Any]:
        """The rows of these keys, in no order; one query, or none without keys."""
        *shape, keys = shape_and_keys
        if not keys:
            return []
        if len(keys) > len(self._missing):
            return list(self._build(*shape, keys))
        padded = self._missing | dict(zip(self._missing, keys, strict=False))
        return self._statement(*shape, **padded)


def _each(types: dict[str, type]) -> enumerate:
    return enumerate(types.items())


def _mark(number: int, kind: type) -> Any:
    """A value that no real one equals, of the type that the column expects."""
    if kind is str:
        return f"\ue000{number}\ue000"
    if kind is datetime:
        return datetime(1900, 1, 1 + number, tzinfo=UTC)
    return kind(1_900_000_000 + number)


def _adapted(value: Any, alias: str) -> Any:
    """A value as the database driver takes it."""
    if isinstance(value, datetime):
        return connections[alias].ops.adapt_datetimefield_value(value)
    return value


def _converters(
    queryset: QuerySet, compiler: SQLCompiler
) -> dict[int, tuple[list[Callable[..., Any]], Any]] | None:
    """The converters of a queryset of plain rows; None when it gives instances."""
    plain = queryset._iterable_class in (ValuesListIterable, FlatValuesListIterable)
    if not plain or compiler.has_extra_select:
        return None
    return compiler.get_converters([column for column, *_rest in compiler.select])


def _rows(found: _Compiled, params: list[Any]) -> list[Any]:
    """Rows straight from the cursor, with the values as the fields give them."""
    connection = connections[found.queryset.db]
    with connection.cursor() as cursor:
        cursor.execute(found.sql, params)
        rows: list[Any] = cursor.fetchall()
    if found.converters:
        rows = [list(row) for row in rows]
    for position, (converters, column) in found.converters.items():
        for row in rows:
            for convert in converters:
                row[position] = convert(row[position], column, connection)
    if found.queryset._iterable_class is FlatValuesListIterable:
        return [row[0] for row in rows]
    return rows


def _replayed(found: _Compiled, params: tuple[Any, ...]) -> QuerySet:
    """The queryset with its SQL and these parameters, not yet run."""
    compiler = copy(found.compiler)
    compiler.connection = connections[found.queryset.db]
    compiler.as_sql = lambda *args, **kwargs: (found.sql, params)
    query = copy(found.queryset.query)
    query.get_compiler = lambda *args, **kwargs: compiler
    queryset = QuerySet(found.queryset.model, query=query, using=found.queryset.db)
    queryset._iterable_class = found.queryset._iterable_class
    queryset._fields = found.queryset._fields
    return queryset
