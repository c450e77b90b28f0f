"""From the sessions in the folder to the overview over them. Their meta data is enough: no events are read."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from samenwerk_tui.core.overview import Day, GroupOverview, overview
from samenwerk_tui.core.text import clean_line
from samenwerk_tui.store.protocol import Archive, Damaged, Meta, StoreError
from samenwerk_tui.store.reading import read_summary


class LookedBack(NamedTuple):
    """The overview, and what could not be read for it."""

    groups: tuple[GroupOverview, ...]
    unreadable: tuple[StoreError, ...]


def look_back(archive: Archive, asked: Sequence[str], now: datetime) -> LookedBack:
    """Over the sessions that are asked for, by what the archive knows them by; `now` is aware.

    None: all but those for practice, by group. One: the whole group that it is of. Several: these, as one group.
    One that follows another and in which nothing happened is left out, unless it is asked for: nobody was there yet.
    Raises StoreError where one that is asked for is not there or cannot be read; others are left out and told.
    """
    wanted = {session: archive.meta(session) for session in dict.fromkeys(asked)}
    if len(wanted) > 1:
        days = [_day(archive, session, meta, now) for session, meta in wanted.items()]
        return LookedBack(overview(days, together=True), ())
    listed = archive.list()
    unreadable = [StoreError(one.reason, one.path, one.detail) for one in listed if isinstance(one, Damaged)]
    metas = {one.id: one for one in listed if isinstance(one, Meta)}
    if wanted:
        ((session, only),) = wanted.items()
        metas = {id: one for id, one in metas.items() if _group(one) == _group(only) and id != only.id}
        metas[session] = only
        unreadable = []
    else:
        metas = {id: one for id, one in metas.items() if not one.demo}
    found: list[Day] = []
    for session, meta in metas.items():
        try:
            day = _day(archive, session, meta, now)
        except StoreError as error:
            if session in wanted:
                raise
            unreadable.append(error)
            continue
        if session in wanted or meta.events > 1 or meta.follows is None:
            found.append(day)
    return LookedBack(overview(found), tuple(unreadable))


def _day(archive: Archive, session: str, meta: Meta, now: datetime) -> Day:
    """What comes out of a file is not clean yet."""
    summary = read_summary(archive, session, meta)
    return Day(
        id=meta.id,
        title=clean_line(meta.title),
        at=(summary.began or meta.created).astimezone(now.tzinfo),
        organisations=tuple(map(clean_line, meta.organisations)),
        group=_group(meta),
        summary=summary,
    )


def _group(meta: Meta) -> str:
    return meta.group or meta.id
