"""Plays a day that was written down beforehand through the service, phase by phase. `demo_day.toml` says how."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from samenwerk_tui.core import intents
from samenwerk_tui.core.model import GROUP_COLUMN, PulseCounts, Session, StanceAnswer, Votes
from samenwerk_tui.core.pulse import asked
from samenwerk_tui.core.routes import Place, read_line, routes
from samenwerk_tui.service import Workshop

PAUSE = timedelta(seconds=15)
"""Between two things that happen."""
_Phase = Mapping[str, Any]


class DayClock:
    """The time of the day that is played."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The time, in the zone of the start."""
        return self._now

    def steady(self) -> float:
        """Nobody sets the clock on that day."""
        return self._now.timestamp()

    def pass_time(self, until: datetime) -> None:
        """Let it be later; never earlier."""
        self._now = max(self._now, until)


class Player:
    """Does what was done on the day."""

    def __init__(self, workshop: Workshop, clock: DayClock) -> None:
        self._workshop = workshop
        self._clock = clock

    @property
    def _session(self) -> Session:
        return self._workshop.session

    def do(self, intent: intents.Intent) -> None:
        """Do one thing, and let a moment pass."""
        self._workshop.handle(intent)
        self._clock.pass_time(self._clock.now() + PAUSE)

    def play(self, phase: _Phase) -> None:
        """Enter a phase, do what was done there, and let its minutes pass."""
        end = self._clock.now() + timedelta(minutes=phase["minutes"])
        self._workshop.handle(intents.EnterPhase(phase=phase["id"]))
        self._workshop.handle(intents.StartCountdown())
        plays: Mapping[str, Callable[[_Phase], None]] = {
            "lines": self._say,
            "answers": self._pulse,
            "cards": self._answer_cards,
            "asked": self._ask,
            "goal": self._word_goal,
            "votes": self._vote,
            "parts": self._work_out,
            "settled": self._settle,
            "proposals": self._propose,
            "agreements": self._agree,
        }
        for key, play in plays.items():
            if key in phase:
                play(phase)
        self._clock.pass_time(end)

    def _id(self, short: str) -> str:
        """The organisation of a short name."""
        return next(one.id for one in self._session.organisations if one.short.casefold() == short)

    # Lines

    def _line(self, phase: str, text: str, **more: object) -> str:
        """Have one line kept as if it was typed; returns the id of the contribution."""
        line = read_line(text, routes(self._session, phase), Place(column=GROUP_COLUMN))
        self.do(intents.AddContributions(phase=phase, lines=(line.model_copy(update=more),)))
        return self._session.contributions[-1].id

    def _say(self, phase: _Phase) -> None:
        builds = dict(phase.get("builds", ()))
        ids: list[str] = []
        for number, text in enumerate(phase["lines"], start=1):
            source = ids[builds[number] - 1] if number in builds else None
            ids.append(self._line(phase["id"], text, builds_on=source, part=phase.get("part")))
        for number in phase.get("outside", ()):
            self.do(intents.MarkContribution(id=ids[number - 1], outside=True))
        for numbers in phase.get("merges", ()):
            self.do(intents.MergeIdeas(ids=tuple(ids[number - 1] for number in numbers)))

    # The pulse

    def _pulse(self, phase: _Phase) -> None:
        """A row a statement, one digit a person for every organisation; shown where the day says so."""
        for statement, row in zip(asked(self._session, phase["id"]), phase["answers"], strict=True):
            for organisation, digits in zip(self._session.organisations, row, strict=True):
                one, two, three, four, five = (digits.count(str(answer)) for answer in range(1, 6))
                counts: PulseCounts = (one, two, three, four, five)
                count = intents.CountPulse(
                    phase=phase["id"], statement=statement.id, organisation=organisation.id, counts=counts
                )
                self._workshop.handle(count)
            if phase.get("shown", False):
                self.do(intents.ShowPulse(phase=phase["id"], statement=statement.id, shown=True))

    # Questions

    def _answer_cards(self, phase: _Phase) -> None:
        for card in phase["cards"]:
            for text in card["answers"]:
                self._line(phase["id"], text, question=f"why-{card['card']}")

    def _ask(self, phase: _Phase) -> None:
        for one in phase["asked"]:
            of = tuple(map(self._id, one.get("of", ())))
            self.do(
                intents.AskQuestion(phase=phase["id"], text=one["text"], asked_by=self._id(one["by"]), asked_of=of)
            )
            question = self._session.questions[-1].id
            for text in one["answers"]:
                self._line(phase["id"], text, question=question)

    # What is worded together

    def _word_goal(self, phase: _Phase) -> None:
        for text in phase["goal"]:
            self.do(intents.Word(about="goal", phase=phase["id"], text=text))
        self.do(intents.Word(about="question", phase=phase["id"], text=phase["question"]))
        newest = self._session.newest_wording("goal")
        assert newest is not None
        self._take_stances(newest.id, phase["stances"])

    def _take_stances(self, wording: str, stances: Mapping[str, str]) -> None:
        """By short name the answer, and after a colon its reason."""
        for short, text in stances.items():
            answer, _, reason = text.partition(":")
            given: StanceAnswer = _ANSWERS[answer]
            self.do(
                intents.TakeStance(wording=wording, organisation=self._id(short), answer=given, reason=reason.strip())
            )

    def _propose(self, phase: _Phase) -> None:
        idea = self._session.chosen[0] if self._session.chosen else None
        for proposal in phase["proposals"]:
            self.do(intents.Word(about="proposal", phase=phase["id"], text=proposal["text"], idea=idea))
            self._take_stances(self._session.wordings[-1].id, proposal["stances"])

    # Voting and working out

    def _vote(self, phase: _Phase) -> None:
        """By hands: who is not in favour is neutral."""
        self.do(intents.OpenRound(phase=phase["id"], method="hands"))
        voting = self._session.rounds[-1]
        for idea, row in zip(voting.ballot, phase["votes"], strict=True):
            for organisation, in_favour in zip(self._session.organisations, row, strict=True):
                votes = Votes(in_favour=in_favour, neutral=organisation.people - in_favour, against=0)
                entered = intents.EnterVotes(round=voting.id, idea=idea.id, organisation=organisation.id, votes=votes)
                self._workshop.handle(entered)
        self.do(intents.RevealRound(round=voting.id, revealed=True))

    def _work_out(self, phase: _Phase) -> None:
        """The idea that is chosen, and lines for every part of the phase."""
        chosen = next(c.id for c in self._session.rounds[-1].ballot if c.text == phase["chosen"])
        self.do(intents.ChooseIdeas(ideas=(chosen,)))
        for part, texts in zip(self._session.get_phase(phase["id"]).parts, phase["parts"], strict=True):
            for text in texts:
                self._line(phase["id"], text, part=part, idea=chosen)

    def _settle(self, phase: _Phase) -> None:
        """What became of parked lines, in the order in which they were parked."""
        parked = [line.id for line in self._session.contributions if line.kind == "parked"]
        for line, one in zip(parked, phase["settled"], strict=False):
            by = self._id(one["by"]) if "by" in one else None
            self.do(intents.SettleParked(parked=line, how=one["how"], text=one.get("text", ""), organisation=by))

    # Agreements

    def _agree(self, phase: _Phase) -> None:
        for agreed in phase["agreements"]:
            made = intents.MakeAgreement(
                phase=phase["id"],
                kind=agreed["kind"],
                what=agreed["what"],
                owner=agreed.get("owner", ""),
                organisation=self._id(agreed["organisation"]) if "organisation" in agreed else None,
                with_organisations=tuple(map(self._id, agreed.get("with", ()))),
                due=agreed.get("due", ""),
                first_step=agreed.get("first_step", ""),
                calls=agreed.get("calls", ""),
            )
            self.do(made)


_ANSWERS: Mapping[str, StanceAnswer] = {
    "yes": "yes",
    "yes_if": "yes_if",
    "no": "no",
    "no_objection": "no_objection",
    "objection": "objection",
}
